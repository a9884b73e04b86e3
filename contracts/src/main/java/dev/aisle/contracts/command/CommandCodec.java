package dev.aisle.contracts.command;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aisle.contracts.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
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
            Arrays.stream(CommandType.values()).map(Enum::name).collect(Collectors.joining(", "));

    private CommandCodec() {}

    /// @param json one envelope in UTF-8; the caller bounds its length
    /// @throws MalformedCommandException if it is no command
    public static CommandEnvelope decode(byte[] json) throws MalformedCommandException {
        var envelope = readObject(json, "a command envelope");
        var type = type(envelope);
        var targets = Json.STRICT.createObjectNode();
        for (var target : type.targets()) {
            var value = envelope.get(target);
            if (value == null || !value.isTextual()) {
                throw new MalformedCommandException(
                        target, "is required for " + type + ", a string");
            }
            targets.set(target, value);
        }
        for (var name : envelope.propertyStream().map(Map.Entry::getKey).toList()) {
            if (!CONDITIONS.contains(name) && !type.targets().contains(name)) {
                throw new MalformedCommandException(name, "is no field of the envelope of " + type);
            }
        }
        var data = envelope.get("data");
        var command = command(type, targets, data == null ? null : objectNode(data));
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
        } catch (IllegalArgumentException e) {
            throw new MalformedCommandException(null, String.valueOf(e.getMessage()));
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
        var json = Json.STRICT.createObjectNode();
        ObjectNode data = Json.STRICT.valueToTree(envelope.command());
        json.put("id", envelope.id().toString());
        json.put("type", envelope.type().name());
        for (var target : envelope.type().targets()) {
            json.set(target, data.remove(target));
        }
        put(json, "expectedVersion", envelope.expectedVersion());
        put(json, "idempotencyKey", envelope.idempotencyKey());
        put(json, "source", envelope.source());
        put(json, "occurredAt", envelope.occurredAt());
        if (envelope.dryRun()) {
            json.put("dryRun", true);
        }
        json.set("data", data);
        try {
            return Json.STRICT.writeValueAsBytes(json);
        } catch (JacksonException e) {
            throw new IllegalStateException("a command that can't be written as JSON", e);
        }
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
            var path = path(e);
            var isTarget = path != null && type.targets().contains(path);
            throw new MalformedCommandException(
                    path == null || isTarget ? path : "data." + path, reason(e));
        } catch (NullPointerException e) {
            throw new MalformedCommandException("data", "a required field is missing");
        }
    }

    private static ObjectNode readObject(byte[] json, String what)
            throws MalformedCommandException {
        try {
            return objectNode(Json.STRICT.readTree(json));
        } catch (JacksonException e) {
            throw new MalformedCommandException(
                    null, what + " is one JSON object: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new MalformedCommandException(null, what + " is not UTF-8 text");
        }
    }

    private static ObjectNode objectNode(JsonNode node) throws MalformedCommandException {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedCommandException(null, "a JSON object is expected");
    }

    private static CommandType type(ObjectNode envelope) throws MalformedCommandException {
        var name = envelope.path("type").asText("");
        for (var type : CommandType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw new MalformedCommandException("type", "is one of " + TYPES);
    }

    private static UUID id(ObjectNode envelope) throws MalformedCommandException {
        var text = envelope.path("id").asText("");
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            // Answered below, like a text of another length.
        }
        throw new MalformedCommandException("id", "is required, a UUID");
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
            var path = path(e);
            throw new MalformedCommandException(path == null ? name : name + "." + path, reason(e));
        }
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.set(name, Json.STRICT.<JsonNode>valueToTree(value));
        }
    }

    private static @Nullable String path(JacksonException e) {
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return null;
        }
        var path = new StringBuilder();
        for (var reference : mapping.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    /// What was wrong, without Java's names for it.
    private static String reason(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                    "is not known; known are " + unknown.getKnownPropertyIds();
            case ValueInstantiationException invalid
                    when invalid.getCause() instanceof NullPointerException ->
                    "has a required field that is missing";
            case ValueInstantiationException invalid when invalid.getCause() != null ->
                    String.valueOf(invalid.getCause().getMessage());
            case InvalidFormatException format when format.getTargetType().isEnum() ->
                    "is one of " + Arrays.toString(format.getTargetType().getEnumConstants());
            case MismatchedInputException mismatch when mismatch.getTargetType() == Instant.class ->
                    "is an RFC 3339 instant in UTC, such as 2026-11-27T05:00:00.000Z";
            case MismatchedInputException mismatch when isWhole(mismatch.getTargetType()) ->
                    "is required, a whole number in range";
            case MismatchedInputException mismatch when mismatch.getTargetType() != null ->
                    "is not of the right type (" + typeName(mismatch.getTargetType()) + ")";
            default -> e.getOriginalMessage();
        };
    }

    private static boolean isWhole(@Nullable Class<?> type) {
        return type == int.class
                || type == long.class
                || type == Long.class
                || type == Integer.class;
    }

    private static String typeName(Class<?> type) {
        if (type == String.class) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        return java.util.Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }
}
