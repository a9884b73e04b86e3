package dev.aisle.command.kafka;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.aisle.command.testing.RealServers;
import dev.aisle.command.testing.Shop;
import dev.aisle.contracts.Installation;
import dev.aisle.contracts.receipt.Code;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What comes before its product is answered once when it is parked, and once when it is decided; and a try
/// by topic is answered and changes nothing.
@QuarkusTest
@Tag("application")
@QuarkusTestResource(RealServers.class)
class ParkedReceiptsTest {
    private static final Duration WITHIN = Duration.ofSeconds(60);

    @Inject Installation installation;

    @ConfigProperty(name = "aisle.kafka.bootstrap-servers")
    String bootstrapServers = "";

    private Shop shop = new Shop();
    private TopicClient topic = unset();

    @SuppressWarnings("NullAway")
    private static TopicClient unset() {
        return null;
    }

    @BeforeEach
    void open() {
        shop = Shop.open();
        topic = new TopicClient(installation, bootstrapServers);
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void aParkedCommandIsPendingUntilItsProductIsThere() {
        var early = new Shop(shop.zone(), shop.location(), "early-" + shop.sku());
        var location =
                Shop.json("{\"quantity\":5}")
                        .header("Idempotency-Key", "delivery-1")
                        .post(early.stockPath("receipts"))
                        .then()
                        .statusCode(202)
                        .header("Location", startsWith("/v1/commands/"))
                        .body("code", equalTo("PARKED"))
                        .extract()
                        .header("Location");
        given().get(location).then().statusCode(202).body("state", equalTo("PENDING"));

        introduce(early.sku());

        await().atMost(WITHIN)
                .untilAsserted(
                        () ->
                                given().get(location)
                                        .then()
                                        .statusCode(200)
                                        .body("code", equalTo("ACCEPTED"))
                                        .body("version", equalTo(1)));
        var id = UUID.fromString(location.substring("/v1/commands/".length()));
        assertThat(topic.receiptOf(id, Code.ACCEPTED).version()).isEqualTo(1);
    }

    @Test
    void whatIsParkedByTopicHasItsSecondReceiptOnceItsProductIsThere() {
        var sku = "early-" + shop.sku();
        var id = UUID.randomUUID();
        topic.send(
                sku,
                """
                {"id":"%s","type":"RecordSale","sku":"%s","location":"%s",
                 "idempotencyKey":"till-1","data":{"quantity":2}}
                """
                        .formatted(id, sku, shop.location()));
        assertThat(topic.receiptOf(id).code()).isEqualTo(Code.PARKED);

        introduce(sku);

        assertThat(topic.receiptOf(id, Code.ACCEPTED).version()).isEqualTo(1);
    }

    @Test
    void aTryByTopicIsAnsweredAndChangesNothing() {
        var tried = UUID.randomUUID();
        topic.send(shop.sku(), price(tried, "\"dryRun\":true"));
        assertThat(topic.receiptOf(tried).code()).isEqualTo(Code.ACCEPTED);

        var meant = UUID.randomUUID();
        topic.send(shop.sku(), price(meant, "\"expectedVersion\":0"));
        var receipt = topic.receiptOf(meant);
        assertThat(receipt.code()).as("%s", receipt.problem()).isEqualTo(Code.ACCEPTED);
        assertThat(receipt.version()).isEqualTo(1);
    }

    private String price(UUID id, String more) {
        return "{\"id\":\"%s\",\"type\":\"SetPrice\",\"sku\":\"%s\",\"zone\":\"%s\",%s,\"data\":%s}"
                .formatted(id, shop.sku(), shop.zone(), more, Shop.price(1299));
    }

    private static void introduce(String sku) {
        Shop.json(Shop.product("A lamp")).put("/v1/products/" + sku).then().statusCode(200);
    }
}
