package dev.aisle.command.kafka;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.command.testing.RealServers;
import dev.aisle.command.testing.Shop;
import dev.aisle.contracts.Installation;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("application")
@QuarkusTestResource(RealServers.class)
class CommandTopicTest {
    @Inject Installation installation = new Installation("unset");

    @ConfigProperty(name = "aisle.kafka.bootstrap-servers")
    String bootstrapServers = "";

    private final List<ConsumerRecord<byte[], byte[]>> heard = new ArrayList<>();
    private Shop shop = new Shop();
    private KafkaProducer<byte[], byte[]> producer = unset();
    private KafkaConsumer<byte[], byte[]> consumer = unset();

    @SuppressWarnings("NullAway")
    private static <T> T unset() {
        return null;
    }

    @BeforeEach
    void open() {
        shop = Shop.open();
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        consumer =
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
        consumer.subscribe(List.of(installation.receiptsTopic(), installation.quarantineTopic()));
    }

    @AfterEach
    void close() {
        producer.close();
        consumer.close();
    }

    @Test
    void aCommandByTopicEndsInOneReceipt() {
        var id = UUID.randomUUID();
        send(price(id, 1299), null);

        var receipt = receiptOf(id);
        assertThat(receipt.code()).isEqualTo(Code.ACCEPTED);
        assertThat(receipt.version()).isEqualTo(1);
    }

    @Test
    void aCommandInTheWrongPartitionIsDecidedAllTheSame() {
        for (int partition = 0; partition < 4; partition++) {
            var id = UUID.randomUUID();
            send(price(id, 1000 + partition), partition);

            assertThat(receiptOf(id).version()).isEqualTo(partition + 1);
        }
    }

    @Test
    void aCommandThatComesTwiceHasTheSameAnswer() {
        var id = UUID.randomUUID();
        send(price(id, 1299), null);
        var first = receiptOf(id);
        heard.clear();
        send(price(id, 1299), null);

        assertThat(receiptOf(id)).isEqualTo(first);
    }

    @Test
    void whatIsNoCommandIsQuarantinedWithTheReason() {
        var text = "{\"type\":\"SetPrice\",\"sku\":\"" + shop.sku() + "\"}";
        send(text, null);

        var kept =
                until(
                        record ->
                                record.topic().equals(installation.quarantineTopic())
                                        && text(record.value()).equals(text));
        assertThat(text(kept.headers().lastHeader("aisle-code").value())).isEqualTo("MALFORMED");
        assertThat(text(kept.headers().lastHeader("aisle-field").value())).isEqualTo("zone");
    }

    @Test
    void whatIsAnsweredLaterIsDurableAndHasItsReceipt() {
        var location =
                Shop.json(Shop.price(1299))
                        .header("Prefer", "respond-async")
                        .put(shop.pricePath())
                        .then()
                        .statusCode(202)
                        .header("Location", startsWith("/v1/commands/"))
                        .extract()
                        .header("Location");
        var id = UUID.fromString(location.substring("/v1/commands/".length()));

        assertThat(receiptOf(id).code()).isEqualTo(Code.ACCEPTED);
        Shop.json(Shop.price(1299))
                .header("If-None-Match", "*")
                .put(shop.pricePath())
                .then()
                .statusCode(409);
    }

    @Test
    void whatIsMalformedIsNotAnsweredLater() {
        given().contentType("application/json")
                .body("{}")
                .header("Prefer", "respond-async")
                .put(shop.pricePath())
                .then()
                .statusCode(400);
    }

    private String price(UUID id, long minor) {
        return "{\"id\":\"%s\",\"type\":\"SetPrice\",\"sku\":\"%s\",\"zone\":\"%s\",\"data\":%s}"
                .formatted(id, shop.sku(), shop.zone(), Shop.price(minor));
    }

    private void send(String json, @org.jspecify.annotations.Nullable Integer partition) {
        var key = shop.sku().getBytes(StandardCharsets.UTF_8);
        var value = json.getBytes(StandardCharsets.UTF_8);
        var _ =
                producer.send(
                        new ProducerRecord<>(installation.commandsTopic(), partition, key, value));
        producer.flush();
    }

    private Receipt receiptOf(UUID id) {
        return receipt(
                until(
                                record ->
                                        record.topic().equals(installation.receiptsTopic())
                                                && text(record.value()).contains(id.toString()))
                        .value());
    }

    private ConsumerRecord<byte[], byte[]> until(
            java.util.function.Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            consumer.poll(Duration.ofMillis(200)).forEach(heard::add);
                            return heard.stream().anyMatch(wanted);
                        });
        return heard.stream().filter(wanted).findFirst().orElseThrow();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Receipt receipt(byte[] json) {
        try {
            return Json.LENIENT.readValue(json, Receipt.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
