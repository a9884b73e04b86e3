package dev.aisle.command.rest;

import static dev.aisle.command.testing.Shop.json;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.aisle.command.testing.RealServers;
import dev.aisle.command.testing.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("application")
@QuarkusTestResource(RealServers.class)
class StockByHttpTest {
    private final String soon =
            Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.MILLIS).toString();
    private Shop shop = new Shop();

    @BeforeEach
    void open() {
        shop = Shop.open();
        keyed("delivery", "{\"quantity\":10}", "receipts").statusCode(200);
    }

    @Test
    void aHoldIsExtendedCommittedAndShipped() {
        send(
                        "{\"reservationId\":\"r-1\",\"quantity\":4,\"expiresAt\":\"%s\"}"
                                .formatted(soon),
                        "reservations")
                .statusCode(200);
        send(
                        "{\"reservationId\":\"r-1\",\"expiresAt\":\"%s\"}"
                                .formatted(Instant.parse(soon).plusSeconds(60)),
                        "extensions")
                .statusCode(200);
        send("{\"reservationId\":\"r-1\",\"orderId\":\"o-1\"}", "commitments").statusCode(200);
        keyed("ship", "{\"reservationId\":\"r-1\",\"quantity\":3}", "shipments").statusCode(200);
        given().delete(shop.stockPath("commitments/r-1")).then().statusCode(200);
        given().delete(shop.stockPath("reservations/r-1"))
                .then()
                .statusCode(409)
                .body("code", equalTo("INVALID_TRANSITION"));
    }

    @Test
    void goodsAreCountedAdjustedMovedAndUnderWay() {
        keyed("a-1", "{\"delta\":-1,\"reason\":\"THEFT\"}", "adjustments").statusCode(200);
        keyed("m-1", "{\"quantity\":1,\"from\":\"AVAILABLE\",\"to\":\"DAMAGED\"}", "moves")
                .statusCode(200);
        send(
                        "{\"counted\":8,\"asOf\":\"%s\"}"
                                .formatted(Instant.now().truncatedTo(ChronoUnit.MILLIS)),
                        "counts")
                .statusCode(200);
        json("{\"safetyStock\":2,\"backorderLimit\":0,\"sellable\":true}")
                .put(shop.stockPath("policy"))
                .then()
                .statusCode(200);
        send(
                        "{\"deliveryId\":\"d-1\",\"quantity\":5,\"expectedAt\":\"%s\"}"
                                .formatted(soon),
                        "deliveries")
                .statusCode(200);
        send(
                        "{\"deliveryId\":\"t-1\",\"to\":\"%s\",\"quantity\":2,\"expectedAt\":\"%s\"}"
                                .formatted(shop.location() + "-b", soon),
                        "transfers/dispatched")
                .statusCode(200);
        send(
                        "{\"deliveryId\":\"t-2\",\"from\":\"elsewhere\",\"received\":1,\"lost\":0}",
                        "transfers/received")
                .statusCode(200);
    }

    @Test
    void aBasketIsReservedWholeAndCommittedAndARepeatSaysSo() {
        for (int i = 0; i < 2; i++) {
            json(basket("basket-" + shop.sku(), 4))
                    .post("/v1/reservations")
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"2\"")
                    .body("state", equalTo("CONFIRMED"))
                    .body("lines", hasSize(1));
        }
        json("{\"orderId\":\"o-1\"}")
                .post("/v1/reservations/basket-" + shop.sku() + "/commitment")
                .then()
                .statusCode(200)
                .body("state", equalTo("COMMITTED"));
        given().get("/v1/reservations/basket-" + shop.sku())
                .then()
                .statusCode(200)
                .body("orderId", equalTo("o-1"));
    }

    @Test
    void aBasketThatCantBeReservedIsRefusedByItsLine() {
        json(basket("basket-" + shop.sku(), 11))
                .post("/v1/reservations")
                .then()
                .statusCode(409)
                .body("code", equalTo("INSUFFICIENT_STOCK"))
                .body("field", equalTo("lines[0]"))
                .body("detail", containsString("10 are available"));
        given().get("/v1/reservations/basket-" + shop.sku())
                .then()
                .statusCode(200)
                .body("state", equalTo("RELEASED"));
    }

    @Test
    void aBasketIsGivenBack() {
        json(basket("basket-" + shop.sku(), 10)).post("/v1/reservations").then().statusCode(200);
        given().delete("/v1/reservations/basket-" + shop.sku())
                .then()
                .statusCode(200)
                .body("state", equalTo("RELEASED"));
        json(basket("another-" + shop.sku(), 10)).post("/v1/reservations").then().statusCode(200);
    }

    @Test
    void whatIsNoBasketIsRefused() {
        json("{\"lines\":[],\"expiresAt\":\"%s\"}".formatted(soon))
                .post("/v1/reservations")
                .then()
                .statusCode(400)
                .body("field", equalTo("id"));
        json("nothing").post("/v1/reservations").then().statusCode(400);
        given().get("/v1/reservations/unknown-" + shop.sku())
                .then()
                .statusCode(404)
                .body("code", equalTo("RESERVATION_UNKNOWN"));
    }

    private String basket(String id, long quantity) {
        var line =
                "{\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":%d}"
                        .formatted(shop.sku(), shop.location(), quantity);
        return "{\"id\":\"%s\",\"lines\":[%s],\"expiresAt\":\"%s\"}".formatted(id, line, soon);
    }

    private ValidatableResponse send(String body, String path) {
        return json(body).post(shop.stockPath(path)).then();
    }

    private ValidatableResponse keyed(String key, String body, String path) {
        return json(body).header("Idempotency-Key", key).post(shop.stockPath(path)).then();
    }
}
