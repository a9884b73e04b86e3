package dev.aisle.benchmarks.relay;

import dev.aisle.local.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The topics of the run.
final class BenchTopics implements AutoCloseable {
    private static final int ATTEMPTS_MAX = 200;

    private final String bootstrapServers;
    private final Admin admin;
    private final Map<String, Integer> turns = new HashMap<>();

    BenchTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    void createInstallation() {
        Topics.create(bootstrapServers, RelaySuite.INSTALLATION, RelaySuite.BUCKETS);
    }

    /// An empty topic with as many partitions as that of the events; the one before it is deleted. Each
    /// has a name of its own: brokers remember producers of a topic for a while after its end.
    String next(String prefix) throws ExecutionException, InterruptedException {
        int turn = turns.merge(prefix, 1, Integer::sum);
        if (turn > 1) {
            admin.deleteTopics(List.of(prefix + "-" + (turn - 1))).all().get();
        }
        var name = prefix + "-" + turn;
        admin.createTopics(List.of(new NewTopic(name, RelaySuite.BUCKETS, (short) 1))).all().get();
        awaitLeaders(name);
        return name;
    }

    /// The broker says that a topic is made before its partitions have leaders.
    private void awaitLeaders(String name) throws ExecutionException, InterruptedException {
        var all = new HashMap<TopicPartition, OffsetSpec>();
        IntStream.range(0, RelaySuite.BUCKETS)
                .forEach(i -> all.put(new TopicPartition(name, i), OffsetSpec.latest()));
        for (int attempt = 1; ; attempt++) {
            try {
                var _ = admin.listOffsets(all).all().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException) || attempt == ATTEMPTS_MAX) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }

    /// Records in the events topic.
    long events() throws ExecutionException, InterruptedException {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        eventPartitions().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        return admin.listOffsets(asked).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    /// What the relay wrote: the last records of the events topic.
    SampleRecords sample(int count) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = eventConsumer(1000)) {
            consumer.endOffsets(consumer.assignment())
                    .forEach(
                            (partition, end) ->
                                    consumer.seek(
                                            partition,
                                            Math.max(0, end - count / RelaySuite.BUCKETS)));
            while (records.size() < count / 2) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        return new SampleRecords(records);
    }

    /// Assigned to all partitions of the events topic; begins at their ends.
    KafkaConsumer<byte[], byte[]> eventConsumer(int recordsPerPoll) {
        var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "fetch.max.wait.ms",
                                500,
                                "enable.auto.commit",
                                false,
                                "max.poll.records",
                                recordsPerPoll),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.assign(eventPartitions());
        consumer.seekToEnd(consumer.assignment());
        return consumer;
    }

    private static List<TopicPartition> eventPartitions() {
        return IntStream.range(0, RelaySuite.BUCKETS)
                .mapToObj(i -> new TopicPartition(RelaySuite.INSTALLATION.eventsTopic(), i))
                .toList();
    }

    @Override
    public void close() {
        admin.close();
    }
}
