package dev.aisle.command.kafka;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.command.client.ClientIdentity;
import dev.aisle.command.receipt.KeptIds;
import dev.aisle.command.testing.RealServers;
import dev.aisle.command.testing.Shop;
import dev.aisle.contracts.Installation;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("application")
@QuarkusTestResource(RealServers.class)
class CommandTopicTest {
    private static final int RECORD_BYTES_MAX = 1 << 20;

    @Inject MeterRegistry registry = new SimpleMeterRegistry();
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
        send(price(id, 1299), null, List.of());

        var receipt = receiptOf(id);
        assertThat(receipt.code()).isEqualTo(Code.ACCEPTED);
        assertThat(receipt.version()).isEqualTo(1);
    }

    @Test
    void aCommandInTheWrongPartitionIsDecidedAllTheSame() {
        for (int partition = 0; partition < 4; partition++) {
            var id = UUID.randomUUID();
            send(price(id, 1000 + partition), partition, List.of());

            assertThat(receiptOf(id).version()).isEqualTo(partition + 1);
        }
    }

    @Test
    void aProducerWithAnotherPartitionerIsCountedAndLosesNoOrder() {
        double before = misrouted();
        int count = 20;
        for (int i = 0; i < count; i++) {
            var id = UUID.randomUUID();
            // As librdkafka places records by default, but a stream in two partitions.
            var crc = new CRC32();
            crc.update((shop.sku() + i % 2).getBytes(StandardCharsets.UTF_8));
            send(priceAfter(id, i), (int) (crc.getValue() % RealServers.BUCKET_COUNT), List.of());
            // What comes by two partitions has an order only where one is there before the other.
            assertThat(receiptOf(id).version()).isEqualTo(i + 1);
        }
        assertThat(misrouted()).isGreaterThanOrEqualTo(before + count / 2);
    }

    @Test
    void commandsOfOneStreamAreDecidedInTheOrderOfTheirRecords() {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 300; i++) {
            ids.add(UUID.randomUUID());
            send(priceAfter(ids.getLast(), i), null, List.of());
        }
        for (int i = 0; i < ids.size(); i++) {
            assertThat(receiptOf(ids.get(i)).version()).isEqualTo(i + 1);
        }
    }

    @Test
    void aReceiptCarriesItsOwnCommandAndWhatCorrelatesIt() {
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        var correlation =
                new RecordHeader(
                        "aisle-correlation-id", "order-17".getBytes(StandardCharsets.UTF_8));
        send(sale(first, "same-key"), null, List.of(correlation));
        send(sale(second, "same-key"), null, List.of());

        var record = recordOf(first);
        assertThat(text(record.key())).isEqualTo(shop.sku());
        assertThat(text(record.headers().lastHeader("aisle-correlation-id").value()))
                .isEqualTo("order-17");
        assertThat(receiptOf(second).version()).isEqualTo(receiptOf(first).version());
    }

    @Test
    void whatCannotBeReadWholeIsAnsweredUnderItsIdAndKey() {
        var id = UUID.randomUUID();
        send(price(id, 1299).replace("SetPrice", "SetPrize"), null, List.of());

        var record = recordOf(id);
        assertThat(receipt(record.value()).code()).isEqualTo(Code.MALFORMED);
        assertThat(text(record.key())).isEqualTo(shop.sku());
    }

    @Test
    void aRecordTooLargeToQuarantineIsCutThere() {
        var value = "x".repeat(RECORD_BYTES_MAX - 150);
        send(value, null, List.of(new RecordHeader("origin", new byte[] {1})));

        var kept =
                until(
                        record ->
                                record.topic().equals(installation.quarantineTopic())
                                        && text(record.key()).equals(shop.sku()));
        assertThat(kept.value()).hasSize(64 * 1024);
        assertThat(text(kept.headers().lastHeader("aisle-cut-from-bytes").value()))
                .isEqualTo(Integer.toString(value.length()));
    }

    @Test
    void aCommandThatComesTwiceHasTheSameAnswer() {
        var id = UUID.randomUUID();
        send(price(id, 1299), null, List.of());
        var first = receiptOf(id);
        heard.clear();
        send(price(id, 1299), null, List.of());

        assertThat(receiptOf(id)).isEqualTo(first);
    }

    @Test
    void whatIsNoCommandIsQuarantinedWithTheReason() {
        var text = "{\"type\":\"SetPrice\",\"sku\":\"" + shop.sku() + "\"}";
        send(
                text,
                null,
                List.of(new RecordHeader("origin", "till-7".getBytes(StandardCharsets.UTF_8))));

        var kept =
                until(
                        record ->
                                record.topic().equals(installation.quarantineTopic())
                                        && text(record.value()).equals(text));
        assertThat(text(kept.headers().lastHeader("aisle-code").value())).isEqualTo("MALFORMED");
        assertThat(text(kept.headers().lastHeader("aisle-field").value())).isEqualTo("zone");
        assertThat(text(kept.headers().lastHeader("origin").value())).isEqualTo("till-7");
        assertThat(text(kept.key())).isEqualTo(shop.sku());
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
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                given().get(location)
                                        .then()
                                        .statusCode(200)
                                        .body("commandId", equalTo(id.toString()))
                                        .body("code", equalTo("ACCEPTED"))
                                        .body("version", equalTo(1)));
        Shop.json(Shop.price(1299))
                .header("If-None-Match", "*")
                .put(shop.pricePath())
                .then()
                .statusCode(409);
    }

    @Test
    void onlyWhatWasAcceptedIsPending() {
        for (var id :
                List.of(
                        UUID.randomUUID().toString(),
                        KeptIds.next("somebody else", Instant.now()).toString(),
                        KeptIds.next(ClientIdentity.LOCAL, Instant.now().minus(8, ChronoUnit.DAYS))
                                .toString(),
                        "no-id")) {
            given().get("/v1/commands/" + id)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("code", equalTo("NOT_FOUND"));
        }
        var given = KeptIds.next(ClientIdentity.LOCAL, Instant.now());
        given().get("/v1/commands/" + given)
                .then()
                .statusCode(202)
                .header("Retry-After", "1")
                .body("id", equalTo(given.toString()))
                .body("state", equalTo("PENDING"));
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

    private String priceAfter(UUID id, int version) {
        return price(id, 1000 + version)
                .replace("\"data\"", "\"expectedVersion\":" + version + ",\"data\"");
    }

    private String sale(UUID id, String key) {
        return "{\"id\":\"%s\",\"type\":\"RecordSale\",\"sku\":\"%s\",\"location\":\"%s\",\"idempotencyKey\":\"%s\",\"data\":{\"quantity\":1}}"
                .formatted(id, shop.sku(), shop.location(), key);
    }

    private double misrouted() {
        return registry.get("command.ingress.misrouted").counter().count();
    }

    private void send(String json, @Nullable Integer partition, List<Header> headers) {
        var key = shop.sku().getBytes(StandardCharsets.UTF_8);
        var value = json.getBytes(StandardCharsets.UTF_8);
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                installation.commandsTopic(), partition, key, value, headers));
    }

    private Receipt receiptOf(UUID id) {
        return receipt(recordOf(id).value());
    }

    private ConsumerRecord<byte[], byte[]> recordOf(UUID id) {
        return until(
                record ->
                        record.topic().equals(installation.receiptsTopic())
                                && text(record.value()).contains(id.toString()));
    }

    private ConsumerRecord<byte[], byte[]> until(Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        var there = heard.stream().filter(wanted).findFirst();
        if (there.isPresent()) {
            return there.get();
        }
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> {
                            consumer.poll(Duration.ofMillis(200)).forEach(heard::add);
                            return heard.stream().anyMatch(wanted);
                        });
        return heard.stream().filter(wanted).findFirst().orElseThrow();
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
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
