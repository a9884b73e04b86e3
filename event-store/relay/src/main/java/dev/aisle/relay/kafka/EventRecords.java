package dev.aisle.relay.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aisle.contracts.log.EventHeaders;
import dev.aisle.eventstore.StoredEvent;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// Events as records of the events topic: the payload's bytes as they are stored, in a CloudEvent in
/// binary mode. See [EventHeaders].
final class EventRecords {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Header SPEC_VERSION =
            header(EventHeaders.SPEC_VERSION, EventHeaders.SPEC_VERSION_VALUE);
    private static final Header SOURCE = header(EventHeaders.SOURCE, EventHeaders.SOURCE_VALUE);
    private static final Header CONTENT_TYPE =
            header(EventHeaders.CONTENT_TYPE, EventHeaders.CONTENT_TYPE_VALUE);
    private static final int HEADERS_MAX = 10;

    private final String topic;

    EventRecords(String topic) {
        this.topic = topic;
    }

    /// What identifies a record as an event of its bucket.
    record Identity(long bucketOffset, UUID eventId) {}

    ProducerRecord<byte[], byte[]> of(StoredEvent event) {
        var headers = new ArrayList<Header>(HEADERS_MAX);
        headers.add(SPEC_VERSION);
        headers.add(header(EventHeaders.ID, event.id().toString()));
        headers.add(header(EventHeaders.TYPE, event.type()));
        headers.add(SOURCE);
        headers.add(header(EventHeaders.SUBJECT, event.stream().toString()));
        headers.add(header(EventHeaders.TIME, MILLIS.format(event.recordedAt())));
        headers.add(CONTENT_TYPE);
        headers.add(header(EventHeaders.OFFSET, Long.toString(event.offset())));
        headers.add(header(EventHeaders.VERSION, Long.toString(event.version())));
        Traceparent.sampled(event.metadata())
                .ifPresent(trace -> headers.add(header(EventHeaders.TRACEPARENT, trace)));
        return new ProducerRecord<>(
                topic,
                event.bucket(),
                null,
                event.stream().key().getBytes(UTF_8),
                event.payload().getBytes(),
                headers);
    }

    /// Null if the record isn't a relay's.
    static @Nullable Identity identity(ConsumerRecord<byte[], byte[]> record) {
        var headers = record.headers();
        var source = value(headers, EventHeaders.SOURCE);
        var id = value(headers, EventHeaders.ID);
        var offset = value(headers, EventHeaders.OFFSET);
        if (!EventHeaders.SOURCE_VALUE.equals(source) || id == null || offset == null) {
            return null;
        }
        try {
            long bucketOffset = Long.parseLong(offset);
            return bucketOffset < 0 ? null : new Identity(bucketOffset, UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String value(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
