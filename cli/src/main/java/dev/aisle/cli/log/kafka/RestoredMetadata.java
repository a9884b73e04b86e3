package dev.aisle.cli.log.kafka;

import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.event.EventMetadata;
import dev.aisle.contracts.log.EventHeaders;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;

/// The metadata of an event that was put back: the topic doesn't carry who asked for it and by which
/// command, so it says only that, and the trace if there was one.
final class RestoredMetadata {
    private static final UUID NO_COMMAND = new UUID(0, 0);
    private static final String CLIENT = "restored";

    private RestoredMetadata() {}

    static Buffer of(Headers headers) {
        var trace = headers.lastHeader(EventHeaders.TRACEPARENT);
        return Buffer.buffer(
                EventCodec.encodeMetadata(
                        new EventMetadata(
                                NO_COMMAND,
                                CLIENT,
                                null,
                                null,
                                null,
                                null,
                                null,
                                trace == null
                                        ? null
                                        : new String(trace.value(), StandardCharsets.UTF_8))));
    }
}
