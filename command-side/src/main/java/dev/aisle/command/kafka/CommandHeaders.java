package dev.aisle.command.kafka;

import dev.aisle.command.client.Caller;
import dev.aisle.command.receipt.ReceiptPlace;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// What a command record says beside its envelope; a header that is too long or makes no sense is left
/// out.
final class CommandHeaders {
    static final String ACTOR = "aisle-actor";
    static final String CORRELATION = "aisle-correlation-id";
    static final String TRACEPARENT = "traceparent";
    static final String BATCH = "aisle-batch";
    static final String LINE = "aisle-line";

    /// These come back on the receipt.
    private static final String[] RETURNED = {CORRELATION, BATCH, LINE};

    private CommandHeaders() {}

    static void write(Caller caller, Headers headers) {
        add(headers, ACTOR, caller.actor());
        add(headers, CORRELATION, caller.correlationId());
        add(headers, TRACEPARENT, caller.traceparent());
    }

    static void write(ReceiptPlace place, Headers headers) {
        add(headers, BATCH, place.owner().toString());
        add(headers, LINE, Long.toString(place.line()));
    }

    static Caller read(String client, Headers headers) {
        return new Caller(
                client,
                text(headers, ACTOR),
                text(headers, CORRELATION),
                text(headers, TRACEPARENT));
    }

    static @Nullable ReceiptPlace line(Headers headers) {
        var batch = text(headers, BATCH);
        var line = text(headers, LINE);
        if (batch == null || line == null) {
            return null;
        }
        try {
            long number = Long.parseLong(line);
            return number < 1 ? null : new ReceiptPlace(UUID.fromString(batch), number);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static void copyReturned(Headers from, Headers to) {
        for (var name : RETURNED) {
            var header = from.lastHeader(name);
            if (header != null && fits(header.value())) {
                to.add(header);
            }
        }
    }

    static void add(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || !fits(header.value())
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static boolean fits(byte @Nullable [] value) {
        return value != null && value.length <= Caller.ACTOR_LENGTH_MAX;
    }
}
