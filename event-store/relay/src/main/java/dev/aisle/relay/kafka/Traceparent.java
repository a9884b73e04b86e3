package dev.aisle.relay.kafka;

import com.fasterxml.jackson.core.JsonToken;
import dev.aisle.contracts.json.Json;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the trace of a command in its events' metadata.
final class Traceparent {
    private static final byte[] FIELD = "\"traceparent\"".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-([0-9a-f]{2})");
    private static final int SAMPLED = 1;

    private Traceparent() {}

    /// Empty where the command carried none, or one that isn't sampled.
    ///
    /// @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
    static Optional<String> sampled(Buffer metadata) {
        var bytes = metadata.getBytes();
        // Most events have none, and to look is much cheaper than to parse.
        return contains(bytes, FIELD)
                ? value(bytes).filter(Traceparent::isSampled)
                : Optional.empty();
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        for (int i = 0; i <= bytes.length - part.length; i++) {
            if (bytes[i] == part[0]
                    && bytes[i + 1] == part[1]
                    && Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> value(byte[] json) {
        try (var parser = Json.LENIENT.getFactory().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var isTraceparent = "traceparent".equals(parser.currentName());
                if (parser.nextToken() == JsonToken.VALUE_STRING && isTraceparent) {
                    return Optional.of(parser.getText());
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // No trace is worth an event.
        }
    }

    private static boolean isSampled(String traceparent) {
        var matcher = FORM.matcher(traceparent);
        return matcher.matches() && (Integer.parseInt(matcher.group(1), 16) & SAMPLED) != 0;
    }
}
