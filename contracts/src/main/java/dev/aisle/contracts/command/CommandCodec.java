package dev.aisle.contracts.command;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aisle.contracts.json.InvalidComponentException;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.json.JsonFault;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads and writes the command envelope of NDJSON, Kafka and gRPC, and the `data` of a REST body:
///
/// `{"id", "type", target…, "expectedVersion"?, "idempotencyKey"?, "source"?, "occurredAt"?, "dryRun"?,
/// "data": {…}}`
///
/// Strict: what it doesn't know is refused, naming the field and what would be right.
public final class CommandCodec {
    private static final Set<String> CONDITIONS =
            Set.of(
                    "id",
                    "type",
                    "expectedVersion",
                    "idempotencyKey",
                    "source",
                    "occurredAt",
                    "dryRun",
                    "data");
    private static final String TYPES =
            CommandType.offered().stream().map(Enum::name).collect(Collectors.joining(", "));

    private CommandCodec() {}

    /// @param json one envelope in UTF-8; the caller bounds its length
    /// @throws MalformedCommandException if it is no command
    public static CommandEnvelope decode(byte[] json) throws MalformedCommandException {
        var envelope = EnvelopeReader.read(json);
        return envelope == null ? decodeSlowly(json) : envelope;
    }

    /// Reads every form, and says what is wrong with what is none.
    static CommandEnvelope decodeSlowly(byte[] json) throws MalformedCommandException {
        var envelope = readObject(json, "a command envelope");
        var type = type(envelope);
        var targets = Json.STRICT.createObjectNode();
        for (var target : type.targets()) {
            var value = envelope.get(target);
            if (value == null || !value.isTextual()) {
                throw new MalformedCommandException(
                        target, "is required for " + type + ": a string");
            }
            targets.set(target, value);
        }
        for (var name : envelope.propertyStream().map(Map.Entry::getKey).toList()) {
            if (!CONDITIONS.contains(name) && !type.targets().contains(name)) {
                throw malformed(new JsonFault(name, "is no field of the envelope of " + type));
            }
        }
        var data = envelope.get("data");
        var command = command(type, targets, data == null ? null : objectNode("data", data));
        try {
            return new CommandEnvelope(
                    id(envelope),
                    type,
                    command,
                    optional(envelope, "expectedVersion", Long.class),
                    optional(envelope, "idempotencyKey", String.class),
                    optional(envelope, "source", SourceVersion.class),
                    optional(envelope, "occurredAt", Instant.class),
                    Boolean.TRUE.equals(optional(envelope, "dryRun", Boolean.class)));
        } catch (InvalidComponentException e) {
            throw new MalformedCommandException(e.component(), e.reason());
        }
    }

    /// The command of a REST request, whose path names the target and whose body is the `data`.
    ///
    /// @param targets the values of [CommandType#targets()] by name
    /// @param data may be empty where a command has no data
    public static Command decode(CommandType type, Map<String, String> targets, byte[] data)
            throws MalformedCommandException {
        var named = Json.STRICT.createObjectNode();
        targets.forEach(named::put);
        return command(type, named, data.length == 0 ? null : readObject(data, "the body"));
    }

    public static byte[] encode(CommandEnvelope envelope) {
        return EnvelopeWriter.write(envelope);
    }

    private static Command command(CommandType type, ObjectNode targets, @Nullable ObjectNode data)
            throws MalformedCommandException {
        var whole = Json.STRICT.createObjectNode();
        if (data != null) {
            for (var target : type.targets()) {
                if (data.has(target)) {
                    throw new MalformedCommandException(
                            "data." + target, "names the target, so it stands outside of data");
                }
            }
            whole.setAll(data);
        }
        whole.setAll(targets);
        try {
            return Json.STRICT.treeToValue(whole, type.commandClass());
        } catch (JacksonException e) {
            var fault = JsonFault.of(e, type.targets());
            var field = fault.field();
            var isTarget = field != null && type.targets().contains(field);
            throw new MalformedCommandException(
                    isTarget ? field : under("data", field), fault.reason());
        }
    }

    private static ObjectNode readObject(byte[] json, String what)
            throws MalformedCommandException {
        // Jackson would guess UTF-16 and UTF-32, which no JSON in UTF-8 begins like.
        if (json.length > 1 && (json[0] <= 0 || json[1] <= 0)) {
            throw new MalformedCommandException(null, what + " is one JSON object in UTF-8");
        }
        try {
            var object = objectNode(null, Json.STRICT.readTree(json));
            var broken = brokenText(object);
            if (broken != null) {
                throw malformed(new JsonFault(broken, "has half of a surrogate pair"));
            }
            return object;
        } catch (JacksonException e) {
            throw malformed(JsonFault.of(e));
        } catch (IOException e) {
            throw new MalformedCommandException(null, what + " is one JSON object in UTF-8");
        }
    }

    private static ObjectNode objectNode(@Nullable String field, JsonNode node)
            throws MalformedCommandException {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedCommandException(
                field, field == null ? "one JSON object is expected" : "must be an object");
    }

    /// The path of a text with half a character (a lone surrogate, escaped), which can be read but never be
    /// written as UTF-8 again; null if there is none.
    private static @Nullable String brokenText(JsonNode node) {
        if (node.isTextual()) {
            return isWhole(node.textValue()) ? null : "";
        }
        for (var entry : node.properties()) {
            var below = brokenText(entry.getValue());
            if (below != null) {
                var separator = below.isEmpty() || below.startsWith("[") ? "" : ".";
                return entry.getKey() + separator + below;
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            var below = brokenText(node.get(i));
            if (below != null) {
                return "[" + i + "]" + below;
            }
        }
        return null;
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
            }
        }
        return true;
    }

    private static CommandType type(ObjectNode envelope) throws MalformedCommandException {
        var name = envelope.path("type").asText("");
        for (var type : CommandType.offered()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw new MalformedCommandException("type", "must be one of " + TYPES);
    }

    private static UUID id(ObjectNode envelope) throws MalformedCommandException {
        var text = envelope.path("id").asText("");
        try {
            var id = UUID.fromString(text);
            // Java reads shorter groups of digits too.
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException _) {
            // Answered below, like a short one.
        }
        throw new MalformedCommandException("id", "is required: a UUID");
    }

    private static <T> @Nullable T optional(ObjectNode envelope, String name, Class<T> type)
            throws MalformedCommandException {
        var value = envelope.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        try {
            return Json.STRICT.treeToValue(value, type);
        } catch (JacksonException e) {
            var fault = JsonFault.of(e);
            throw new MalformedCommandException(under(name, fault.field()), fault.reason());
        }
    }

    private static MalformedCommandException malformed(JsonFault fault) {
        return new MalformedCommandException(fault.field(), fault.reason());
    }

    private static String under(String parent, @Nullable String field) {
        return field == null ? parent : parent + "." + field;
    }
}
