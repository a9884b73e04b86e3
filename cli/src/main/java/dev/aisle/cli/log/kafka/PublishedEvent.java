package dev.aisle.cli.log.kafka;

import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.log.EventHeaders;
import dev.aisle.eventstore.StoredEvent;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// An event as the events topic has it, which is all of it but its metadata.
public record PublishedEvent(long recordOffset, StoredEvent event) {

    /// Null if the record isn't a relay's.
    static @Nullable PublishedEvent of(ConsumerRecord<byte[], byte[]> record) {
        try {
            var payload = record.value();
            return new PublishedEvent(
                    record.offset(),
                    new StoredEvent(
                            record.partition(),
                            Long.parseLong(header(record, EventHeaders.OFFSET)),
                            StreamId.parse(header(record, EventHeaders.SUBJECT)),
                            Long.parseLong(header(record, EventHeaders.VERSION)),
                            UUID.fromString(header(record, EventHeaders.ID)),
                            header(record, EventHeaders.TYPE),
                            Buffer.buffer(payload == null ? new byte[0] : payload),
                            RestoredMetadata.of(record.headers()),
                            Instant.parse(header(record, EventHeaders.TIME))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("no header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
