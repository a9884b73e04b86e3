package dev.aisle.projections.log.kafka;

import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.event.EventSchema;
import dev.aisle.contracts.event.EventType;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.log.EventHeaders;
import dev.aisle.contracts.log.LoggedEvent;
import dev.aisle.projections.log.LogRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Reads records of the events topic. Never throws: what can't be read is a value that says why.
public final class RecordReader {
    private final Set<Family> families;

    /// @param families whose events are wanted; payloads of others aren't decoded
    public RecordReader(Set<Family> families) {
        this.families = families;
    }

    public LogRecord read(ConsumerRecord<byte[], ? extends byte @Nullable []> record) {
        var headers = headers(record);
        var offset = headers.get(EventHeaders.OFFSET);
        if (offset == null || !offset.matches("[0-9]{1,18}")) {
            return new LogRecord.Foreign(
                    "record at Kafka offset " + record.offset() + " carries no bucket offset");
        }
        return read(record, headers, Long.parseLong(offset));
    }

    private LogRecord read(
            ConsumerRecord<byte[], ? extends byte @Nullable []> record,
            Map<String, String> headers,
            long offset) {
        var typeName = headers.getOrDefault(EventHeaders.TYPE, "none");
        var schema = EventType.ofWireName(typeName);
        if (schema.isEmpty()) {
            return new LogRecord.Unreadable(offset, typeName, "the event's type is unknown here");
        }
        if (!families.contains(schema.get().family())) {
            return new LogRecord.Irrelevant(offset);
        }
        try {
            return new LogRecord.Relevant(event(record, headers, offset, schema.get()));
        } catch (RuntimeException e) {
            return new LogRecord.Unreadable(offset, typeName, String.valueOf(e.getMessage()));
        }
    }

    private static LoggedEvent event(
            ConsumerRecord<byte[], ? extends byte @Nullable []> record,
            Map<String, String> headers,
            long offset,
            EventSchema schema) {
        return new LoggedEvent(
                record.partition(),
                offset,
                UUID.fromString(required(headers, EventHeaders.ID)),
                StreamId.parse(required(headers, EventHeaders.SUBJECT)),
                Long.parseLong(required(headers, EventHeaders.VERSION)),
                Instant.parse(required(headers, EventHeaders.TIME)),
                EventCodec.decode(schema, payload(record.value())),
                headers.get(EventHeaders.TRACEPARENT));
    }

    private static byte[] payload(byte @Nullable [] value) {
        if (value == null) {
            throw new IllegalArgumentException("the record has no payload");
        }
        return value;
    }

    private static String required(Map<String, String> headers, String name) {
        var value = headers.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the record has no header " + name);
        }
        return value;
    }

    private static Map<String, String> headers(
            ConsumerRecord<byte[], ? extends byte @Nullable []> record) {
        var headers = new HashMap<String, String>();
        for (var header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }
}
