package dev.aisle.projections;

import dev.aisle.contracts.Installation;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.event.Event;
import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.event.EventType;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.log.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Stands in for the relay: writes events to the events topic, with gapless offsets by bucket.
final class EventsTopic implements AutoCloseable {
    static final Instant RECORDED_AT = Instant.parse("2026-03-01T10:00:00.000Z");
    static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final KafkaProducer<byte[], byte[]> producer;
    private final Installation installation;
    private final Buckets buckets = new Buckets(WorkerServers.BUCKETS);
    private final Map<Integer, Long> next = new HashMap<>();
    private final Map<StreamId, Long> versions = new HashMap<>();

    EventsTopic(String bootstrapServers, Installation installation) {
        this.installation = installation;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    int bucket(StreamId stream) {
        return buckets.of(stream.key());
    }

    /// The offset that the next event of that stream's bucket will have.
    long nextOffset(StreamId stream) {
        return next.getOrDefault(bucket(stream), 0L);
    }

    /// Appends an event to the log.
    ///
    /// @return its offset in its bucket
    long append(StreamId stream, Event event) {
        return append(stream, EventType.of(event).wireName(), EventCodec.encode(event), null);
    }

    long append(StreamId stream, String type, byte[] payload, @Nullable String traceparent) {
        long offset = next.merge(bucket(stream), 1L, Long::sum) - 1;
        send(stream, type, payload, offset, traceparent);
        return offset;
    }

    /// Writes a record as it is told to, without counting it.
    void send(
            StreamId stream,
            String type,
            byte[] payload,
            long offset,
            @Nullable String traceparent) {
        var record =
                new ProducerRecord<>(
                        installation.eventsTopic(),
                        bucket(stream),
                        stream.key().getBytes(StandardCharsets.UTF_8),
                        payload);
        long version = versions.merge(stream, 1L, Long::sum);
        header(record, EventHeaders.ID, UUID.randomUUID().toString());
        header(record, EventHeaders.TYPE, type);
        header(record, EventHeaders.SUBJECT, stream.toString());
        header(record, EventHeaders.TIME, RECORDED_AT.toString());
        header(record, EventHeaders.OFFSET, Long.toString(offset));
        header(record, EventHeaders.VERSION, Long.toString(version));
        if (traceparent != null) {
            header(record, EventHeaders.TRACEPARENT, traceparent);
        }
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void heads(byte[] message) {
        try {
            producer.send(new ProducerRecord<>(installation.headsTopic(), message)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
