package dev.aisle.command.kafka;

import dev.aisle.command.client.Caller;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// What a command record says beside its envelope; a header that is too long is left out.
final class CommandHeaders {
    static final String ACTOR = "aisle-actor";
    static final String CORRELATION = "aisle-correlation-id";
    static final String TRACEPARENT = "traceparent";

    private CommandHeaders() {}

    static void write(Caller caller, Headers headers) {
        add(headers, ACTOR, caller.actor());
        add(headers, CORRELATION, caller.correlationId());
        add(headers, TRACEPARENT, caller.traceparent());
    }

    static Caller read(String client, @Nullable Headers headers) {
        return new Caller(
                client,
                text(headers, ACTOR),
                text(headers, CORRELATION),
                text(headers, TRACEPARENT));
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static @Nullable String text(@Nullable Headers headers, String name) {
        var header = headers == null ? null : headers.lastHeader(name);
        return header == null
                        || header.value() == null
                        || header.value().length > Caller.ACTOR_LENGTH_MAX
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
