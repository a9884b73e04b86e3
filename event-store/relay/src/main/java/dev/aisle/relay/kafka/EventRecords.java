package dev.aisle.relay.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aisle.contracts.log.EventHeaders;
import dev.aisle.eventstore.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// Events as records of the events topic: the payload's bytes as they are stored, in a CloudEvent in
/// binary mode. See [EventHeaders]. For one thread: what repeats from event to event is kept as bytes.
final class EventRecords {
    private static final Header SPEC_VERSION =
            header(EventHeaders.SPEC_VERSION, EventHeaders.SPEC_VERSION_VALUE);
    private static final Header SOURCE = header(EventHeaders.SOURCE, EventHeaders.SOURCE_VALUE);
    private static final Header CONTENT_TYPE =
            header(EventHeaders.CONTENT_TYPE, EventHeaders.CONTENT_TYPE_VALUE);
    private static final int HEADERS_MAX = 10;

    /// Far more than there are types of events.
    private static final int TYPES_MAX = 256;

    private final String topic;
    private final InstantHeader time = new InstantHeader();
    private final Map<String, Header> types = new HashMap<>();

    EventRecords(String topic) {
        this.topic = topic;
    }

    /// What identifies a record as an event of its bucket.
    record Identity(long bucketOffset, UUID eventId) {}

    ProducerRecord<byte[], byte[]> of(StoredEvent event) {
        var headers = new ArrayList<Header>(HEADERS_MAX);
        headers.add(SPEC_VERSION);
        headers.add(new RecordHeader(EventHeaders.ID, UuidText.of(event.id())));
        headers.add(type(event.type()));
        headers.add(SOURCE);
        headers.add(header(EventHeaders.SUBJECT, event.stream().toString()));
        headers.add(new RecordHeader(EventHeaders.TIME, time.text(event.recordedAt())));
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

    private Header type(String type) {
        var known = types.get(type);
        if (known == null) {
            known = header(EventHeaders.TYPE, type);
            if (types.size() < TYPES_MAX) {
                types.put(type, known);
            }
        }
        return known;
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
