package dev.aisle.benchmarks.relay;

import dev.aisle.benchmarks.harness.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// The very records of the relay, with keys and headers, sent in a loop; the tool can't write headers.
final class PlainProducer {
    /// As durable as the relay's producer, and with its sizes.
    static final Map<String, String> SETTINGS =
            Map.of(
                    "acks", "all",
                    "enable.idempotence", "true",
                    "compression.type", "lz4",
                    "linger.ms", "0",
                    "batch.size", "65536",
                    "buffer.memory", "67108864");

    private final BenchTopics topics;
    private final List<ConsumerRecord<byte[], byte[]>> samples;
    private final int records;
    private String topic = "";

    PlainProducer(BenchTopics topics, SampleRecords samples, int records) {
        this.topics = topics;
        this.samples = samples.records();
        this.records = records;
    }

    Side side() {
        return new Side(
                "headers",
                "producer in a loop, same keys, headers and partitions",
                () -> topic = topics.next("plain"),
                _ -> send());
    }

    private long send() {
        var settings = new HashMap<String, Object>(SETTINGS);
        settings.put("bootstrap.servers", topics.bootstrapServers());
        var failed = new AtomicReference<@Nullable Exception>();
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                var sample = samples.get(i % samples.size());
                var _ =
                        producer.send(
                                new ProducerRecord<>(
                                        topic,
                                        sample.partition(),
                                        null,
                                        sample.key(),
                                        sample.value(),
                                        sample.headers()),
                                (_, failure) -> {
                                    if (failure != null) {
                                        failed.set(failure);
                                    }
                                });
            }
            producer.flush();
        }
        var failure = failed.get();
        if (failure != null) {
            throw new IllegalStateException("a record was not written", failure);
        }
        return records;
    }
}
