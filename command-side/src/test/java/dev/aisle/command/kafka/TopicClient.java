package dev.aisle.command.kafka;

import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.Installation;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// An upstream system: it sends commands by topic, and hears receipts.
final class TopicClient implements AutoCloseable {
    private final Installation installation;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> heard = new ArrayList<>();

    TopicClient(Installation installation, String bootstrapServers) {
        this.installation = installation;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "group.id",
                                installation.name() + ".test." + UUID.randomUUID(),
                                "auto.offset.reset",
                                "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.subscribe(List.of(installation.receiptsTopic()));
    }

    /// @param key the SKU
    void send(String key, String json) {
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                installation.commandsTopic(),
                                key.getBytes(StandardCharsets.UTF_8),
                                json.getBytes(StandardCharsets.UTF_8)));
    }

    /// The first receipt of a command.
    Receipt receiptOf(UUID id) {
        return heard(receipt -> id.equals(receipt.commandId()));
    }

    /// The first receipt of a command that has that code.
    Receipt receiptOf(UUID id, Code code) {
        return heard(receipt -> id.equals(receipt.commandId()) && receipt.code() == code);
    }

    private Receipt heard(Predicate<Receipt> wanted) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> {
                            consumer.poll(Duration.ofMillis(200)).forEach(heard::add);
                            return heard.stream().map(TopicClient::receipt).anyMatch(wanted);
                        });
        return heard.stream().map(TopicClient::receipt).filter(wanted).findFirst().orElseThrow();
    }

    private static Receipt receipt(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Json.LENIENT.readValue(record.value(), Receipt.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
