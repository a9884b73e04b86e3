package dev.aisle.cli.verify.kafka;

import dev.aisle.cli.verify.Digest;
import dev.aisle.contracts.log.EventHeaders;
import dev.aisle.eventstore.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// An event as a record of the topic carries it.
///
/// @param payload its bytes as ISO 8859-1, which keeps each
record TopicRecord(
        long offset,
        UUID id,
        String key,
        String stream,
        long version,
        String type,
        Instant recordedAt,
        String payload) {

    /// Empty if it is no record of the relay's.
    static Optional<TopicRecord> parse(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(
                    new TopicRecord(
                            Long.parseLong(header(record, EventHeaders.OFFSET)),
                            UUID.fromString(header(record, EventHeaders.ID)),
                            text(record.key()),
                            header(record, EventHeaders.SUBJECT),
                            Long.parseLong(header(record, EventHeaders.VERSION)),
                            header(record, EventHeaders.TYPE),
                            Instant.parse(header(record, EventHeaders.TIME)),
                            bytesAsText(record.value())));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    static TopicRecord of(StoredEvent event) {
        return new TopicRecord(
                event.offset(),
                event.id(),
                event.stream().key(),
                event.stream().toString(),
                event.version(),
                event.type(),
                event.recordedAt(),
                bytesAsText(event.payload().getBytes()));
    }

    long digest(Digest digest) {
        return digest.ofEvent(
                id,
                version,
                recordedAt,
                stream,
                type,
                payload.getBytes(StandardCharsets.ISO_8859_1));
    }

    boolean hasKeyOfItsStream() {
        var parts = stream.split("/", -1);
        return parts.length > 1 && parts[1].equals(key);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("no header " + name);
        }
        return text(header.value());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static String bytesAsText(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
