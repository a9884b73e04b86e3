package dev.aisle.benchmarks.engine;

import dev.aisle.benchmarks.harness.Work;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Commands by Kafka, receipts counted on their topic. It runs at most some commands ahead of the
/// receipts, so that a turn is as long as it should be.
final class CommandRecords implements Work, AutoCloseable {
    private static final int AHEAD_MAX = 20_000;
    private static final Duration RECEIPTS_WITHIN = Duration.ofSeconds(30);

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Supplier<CommandEnvelope> commands;

    CommandRecords(String bootstrapServers, Supplier<CommandEnvelope> commands) {
        this.commands = commands;
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "acks",
                                "all",
                                "compression.type",
                                "lz4",
                                // As a feed that has much to say: whole batches for each partition.
                                "linger.ms",
                                50,
                                "batch.size",
                                65_536),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "enable.auto.commit",
                                false,
                                "max.poll.records",
                                5_000,
                                "fetch.min.bytes",
                                65_536,
                                "fetch.max.wait.ms",
                                10),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.assign(partitions());
        consumer.seekToEnd(partitions());
        partitions().forEach(consumer::position);
    }

    @Override
    public long run(Duration time) {
        var failure = new AtomicReference<@Nullable Exception>();
        long end = System.nanoTime() + time.toNanos();
        long sent = 0;
        long received = 0;
        while (System.nanoTime() < end) {
            for (; sent < received + AHEAD_MAX && System.nanoTime() < end; sent++) {
                send(commands.get(), failure);
                if (sent % 1_000 == 999) {
                    received += receive(Duration.ZERO);
                }
            }
            received += receive(Duration.ofMillis(10));
        }
        producer.flush();
        long deadline = System.nanoTime() + RECEIPTS_WITHIN.toNanos();
        while (received < sent && System.nanoTime() < deadline) {
            received += receive(Duration.ofMillis(10));
        }
        var failed = failure.get();
        if (failed != null || received != sent) {
            throw new IllegalStateException(received + " receipts of " + sent, failed);
        }
        return received;
    }

    private void send(CommandEnvelope envelope, AtomicReference<@Nullable Exception> failure) {
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                CommandSide.INSTALLATION.commandsTopic(),
                                envelope.command().stream().key().getBytes(StandardCharsets.UTF_8),
                                CommandCodec.encode(envelope)),
                        (_, failed) -> {
                            if (failed != null) {
                                failure.set(failed);
                            }
                        });
    }

    private long receive(Duration within) {
        return consumer.poll(within).count();
    }

    private static List<TopicPartition> partitions() {
        return IntStream.range(0, InProcessEngine.BUCKETS)
                .mapToObj(i -> new TopicPartition(CommandSide.INSTALLATION.receiptsTopic(), i))
                .toList();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
