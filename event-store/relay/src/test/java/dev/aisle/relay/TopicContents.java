package dev.aisle.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aisle.local.testing.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Reads a whole topic, and does to it what nobody should.
final class TopicContents {
    private TopicContents() {}

    /// All records, by partition and in order.
    static Map<Integer, List<ConsumerRecord<byte[], byte[]>>> read(String topic) {
        return read(TestServers.get().kafkaBootstrapServers(), topic);
    }

    static Map<Integer, List<ConsumerRecord<byte[], byte[]>>> read(String kafka, String topic) {
        var records = new HashMap<Integer, List<ConsumerRecord<byte[], byte[]>>>();
        try (var consumer =
                new KafkaConsumer<>(
                        settings(kafka),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(
                            partition ->
                                    consumer.position(partition)
                                            < ends.getOrDefault(partition, 0L))) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    records.computeIfAbsent(record.partition(), _ -> new ArrayList<>()).add(record);
                }
            }
        }
        return records;
    }

    static void write(String topic, int partition, String value) {
        try (var producer =
                new KafkaProducer<>(
                        settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, partition, null, value.getBytes(UTF_8)))
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void set(String topic, String setting, String value) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var change = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
        administer(
                admin ->
                        admin.incrementalAlterConfigs(Map.of(resource, List.of(change)))
                                .all()
                                .get());
    }

    /// Deletes all that a partition holds.
    static void empty(String topic, int partition) {
        deleteBefore(topic, partition, -1);
    }

    /// Deletes the first records of a partition.
    ///
    /// @param offset of the first that stays, −1 if none does
    static void deleteBefore(String topic, int partition, long offset) {
        administer(
                admin ->
                        admin.deleteRecords(
                                        Map.of(
                                                new TopicPartition(topic, partition),
                                                RecordsToDelete.beforeOffset(offset)))
                                .all()
                                .get());
    }

    static void create(String topic, int partitions, Map<String, String> settings) {
        administer(
                admin ->
                        admin.createTopics(
                                        List.of(
                                                new NewTopic(topic, partitions, (short) 1)
                                                        .configs(settings)))
                                .all()
                                .get());
    }

    static void delete(String topic) {
        administer(admin -> admin.deleteTopics(List.of(topic)).all().get());
    }

    private interface Administration {
        Object by(Admin admin) throws ExecutionException, InterruptedException;
    }

    private static void administer(Administration administration) {
        try (var admin = Admin.create(settings())) {
            var _ = administration.by(admin);
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> settings() {
        return settings(TestServers.get().kafkaBootstrapServers());
    }

    private static Map<String, Object> settings(String kafka) {
        return Map.of("bootstrap.servers", kafka, "metric.reporters", List.of());
    }
}
