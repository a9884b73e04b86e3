package dev.aisle.contracts.command;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.aisle.contracts.json.InvalidComponentException;
import dev.aisle.contracts.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads an envelope in one pass over its bytes, without a tree: a third of the time and of the garbage. It
/// knows only the form that writers use (type and targets before the `data`, no escapes) and gives up at
/// everything else, of which [CommandCodec] then says what is wrong, if something is.
final class EnvelopeReader {
    private static final Map<String, CommandType> TYPES = types();
    private static final ObjectReader[] COMMANDS = commands();
    private static final ObjectReader LONG = reader(Long.class);
    private static final ObjectReader BOOLEAN = reader(Boolean.class);
    private static final ObjectReader INSTANT = reader(Instant.class);
    private static final ObjectReader SOURCE = reader(SourceVersion.class);

    private final JsonParser parser;
    private final TargetValues targets = new TargetValues();
    private @Nullable UUID id;
    private @Nullable CommandType type;
    private @Nullable Command command;
    private @Nullable Long expectedVersion;
    private @Nullable String idempotencyKey;
    private @Nullable SourceVersion source;
    private @Nullable Instant occurredAt;
    private boolean dryRun;

    private EnvelopeReader(JsonParser parser) {
        this.parser = parser;
    }

    /// Null if it is no envelope, or one of another form.
    static @Nullable CommandEnvelope read(byte[] json) {
        if (!isPlain(json)) {
            return null;
        }
        try (var parser = Json.STRICT.createParser(json)) {
            return new EnvelopeReader(parser).envelope();
        } catch (IOException | InvalidComponentException _) {
            return null;
        }
    }

    /// An object without escapes, and without what could be half of a surrogate pair in UTF-8.
    private static boolean isPlain(byte[] json) {
        if (json.length < 2 || json[0] != '{') {
            return false;
        }
        for (byte b : json) {
            if (b == '\\' || b == 0 || b == (byte) 0xed) {
                return false;
            }
        }
        return true;
    }

    private @Nullable CommandEnvelope envelope() throws IOException {
        parser.nextToken();
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (!take(name)) {
                return null;
            }
        }
        boolean ended = parser.hasToken(JsonToken.END_OBJECT) && parser.nextToken() == null;
        return !ended || id == null || type == null || command == null
                ? null
                : new CommandEnvelope(
                        id,
                        type,
                        command,
                        expectedVersion,
                        idempotencyKey,
                        source,
                        occurredAt,
                        dryRun);
    }

    private boolean take(String name) throws IOException {
        switch (name) {
            case "id" -> id = uuid(parser.getText());
            case "type" -> type = TYPES.get(parser.getText());
            case "expectedVersion" -> expectedVersion = value(LONG);
            case "idempotencyKey" -> {
                if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                    return false;
                }
                idempotencyKey = parser.getText();
            }
            case "source" -> source = value(SOURCE);
            case "occurredAt" -> occurredAt = value(INSTANT);
            case "dryRun" -> dryRun = Boolean.TRUE.equals(value(BOOLEAN));
            case "data" -> {
                return takeCommand();
            }
            default -> {
                return parser.hasToken(JsonToken.VALUE_STRING)
                        && targets.add(name, parser.getText());
            }
        }
        return true;
    }

    private boolean takeCommand() throws IOException {
        if (type == null || !targets.areThoseOf(type) || !parser.hasToken(JsonToken.START_OBJECT)) {
            return false;
        }
        parser.nextToken();
        command =
                COMMANDS[type.ordinal()].readValue(
                        new CommandParser(targets.tokens(), parser, type));
        return true;
    }

    private <T> @Nullable T value(ObjectReader reader) throws IOException {
        return parser.hasToken(JsonToken.VALUE_NULL) ? null : reader.readValue(parser);
    }

    /// In its usual form only: Java reads shorter groups of digits too.
    private static @Nullable UUID uuid(String text) {
        if (text.length() != 36) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(i);
            if (dash ? c != '-' : c > 'f' || Character.digit(c, 16) < 0) {
                return null;
            }
        }
        return UUID.fromString(text);
    }

    private static ObjectReader reader(Class<?> type) {
        // What follows a value is the rest of the envelope.
        return Json.STRICT.readerFor(type).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    private static Map<String, CommandType> types() {
        var types = new HashMap<String, CommandType>();
        for (var type : CommandType.offered()) {
            types.put(type.name(), type);
        }
        return types;
    }

    /// By the ordinals of their types.
    private static ObjectReader[] commands() {
        return Arrays.stream(CommandType.values())
                .map(type -> reader(type.commandClass()))
                .toArray(ObjectReader[]::new);
    }
}
