package dev.aisle.command.rest;

import static dev.aisle.command.testing.Shop.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.aisle.command.testing.RealServers;
import dev.aisle.command.testing.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("application")
@QuarkusTestResource(RealServers.class)
class CommandsByHttpTest {
    private Shop shop = new Shop();

    @BeforeEach
    void open() {
        shop = Shop.open();
    }

    @Test
    void aPriceIsSetWithItsVersionAndAToken() {
        json(Shop.price(1299))
                .put(shop.pricePath())
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Aisle-Consistency-Token", notNullValue())
                .body("code", equalTo("ACCEPTED"))
                .body("stream", equalTo(shop.priceStream()))
                .body("commandId", notNullValue())
                .body("version", equalTo(1));
    }

    @Test
    void ifMatchHoldsTheVersion() {
        json(Shop.price(1299))
                .header("If-None-Match", "*")
                .put(shop.pricePath())
                .then()
                .statusCode(200);

        refused(
                        json(Shop.price(1399))
                                .header("If-None-Match", "*")
                                .put(shop.pricePath())
                                .then(),
                        409,
                        "VERSION_CONFLICT")
                .header("ETag", "\"1\"");
        refused(
                json(Shop.price(1399)).header("If-Match", "\"7\"").put(shop.pricePath()).then(),
                409,
                "VERSION_CONFLICT");
        json(Shop.price(1399))
                .header("If-Match", "\"1\"")
                .put(shop.pricePath())
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
    }

    @Test
    void aDryRunAppendsNothing() {
        json(Shop.price(1299))
                .queryParam("dryRun", true)
                .put(shop.pricePath())
                .then()
                .statusCode(200)
                .body("code", equalTo("ACCEPTED"));
        json(Shop.price(1299))
                .header("If-None-Match", "*")
                .put(shop.pricePath())
                .then()
                .statusCode(200);
    }

    @Test
    void referenceDataMayBeDefinedAgainButNotEverything() {
        json(Shop.zoneOf("EUR"))
                .put("/v1/zones/" + shop.zone())
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        refused(
                json(Shop.zoneOf("USD")).put("/v1/zones/" + shop.zone()).then(),
                409,
                "INVALID_TRANSITION");
    }

    @Test
    void aProductIsIntroducedOnce() {
        var path = "/v1/products/" + shop.sku();
        json(Shop.product("A lamp")).put(path).then().statusCode(200).body("version", equalTo(1));
        refused(json(Shop.product("Another")).put(path).then(), 409, "INVALID_TRANSITION");
    }

    @Test
    void stockIsReceivedSoldReturnedHeldAndReleased() {
        keyed("{\"quantity\":5}").post(shop.stockPath("receipts")).then().statusCode(200);
        keyed("{\"quantity\":1}").post(shop.stockPath("sales")).then().statusCode(200);
        keyed("{\"quantity\":1}").post(shop.stockPath("returns")).then().statusCode(200);
        json(hold("r-1", 5))
                .post(shop.stockPath("reservations"))
                .then()
                .statusCode(200)
                .body("version", equalTo(4));
        refused(
                        json(hold("r-2", 1)).post(shop.stockPath("reservations")).then(),
                        409,
                        "INSUFFICIENT_STOCK")
                .body("detail", equalTo("1 are wanted, 0 are available to promise"))
                .body("field", equalTo("quantity"));
        given().delete(shop.stockPath("reservations/r-1"))
                .then()
                .statusCode(200)
                .body("version", equalTo(5));
        given().delete(shop.stockPath("reservations/r-1"))
                .then()
                .statusCode(200)
                .body("version", equalTo(5));
        refused(
                given().delete(shop.stockPath("reservations/r-9")).then(),
                404,
                "RESERVATION_UNKNOWN");
    }

    @Test
    void aRepeatedKeyGetsTheFirstAnswer() {
        var sale = "{\"quantity\":1}";
        var first = json(sale).header("Idempotency-Key", "sale-1").post(shop.stockPath("sales"));
        var again = json(sale).header("Idempotency-Key", "sale-1").post(shop.stockPath("sales"));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.jsonPath().getString("token"))
                .isEqualTo(first.jsonPath().getString("token"));
        assertThat(again.jsonPath().getString("commandId"))
                .as("each has a receipt of its own")
                .isNotEqualTo(first.jsonPath().getString("commandId"));
        refused(
                json("{\"quantity\":2}")
                        .header("Idempotency-Key", "sale-1")
                        .post(shop.stockPath("sales"))
                        .then(),
                422,
                "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aPromotionGoesFromItsDefinitionToItsEnd() {
        var path = "/v1/promotions/promo-" + Shop.suffix();
        var promotion =
                "{\"name\":\"Black"
                        + " Friday\",\"percentOff\":2000,\"categories\":[\"lamps\"],\"from\":\"2026-01-01T00:00:00.000Z\"}";
        json(promotion).put(path).then().statusCode(200);
        json(promotion).put(path).then().statusCode(200).body("version", equalTo(1));
        json(promotion.replace("2000", "3000"))
                .put(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        given().post(path + "/pause").then().statusCode(200).body("version", equalTo(3));
        given().post(path + "/resume").then().statusCode(200).body("version", equalTo(4));
        refused(given().post(path + "/cancel").then(), 409, "INVALID_TRANSITION");
        json("{\"from\":\"2026-01-01T00:00:00.000Z\",\"until\":\"2999-01-01T00:00:00.000Z\"}")
                .post(path + "/schedule")
                .then()
                .statusCode(200)
                .body("version", equalTo(5));
        given().post(path + "/end").then().statusCode(200).body("version", equalTo(6));
        given().post(path + "/end").then().statusCode(200).body("version", equalTo(6));
        refused(json(promotion).put(path).then(), 409, "INVALID_TRANSITION");
    }

    @Test
    void aFeedsWordsAreOrderedByTheirSourceVersion() {
        var source = "erp-" + Shop.suffix();
        json("{\"families\":[\"PRICE\"],\"versionKind\":\"SEQUENCE\"}")
                .put("/v1/sources/" + source)
                .then()
                .statusCode(200);

        feed(source + "; seq=2", 1200).statusCode(200).body("code", equalTo("ACCEPTED"));
        feed(source + "; seq=1", 1100).statusCode(200).body("code", equalTo("STALE_IGNORED"));
        feed(source + "; seq=2", 1200).statusCode(200).body("code", equalTo("DUPLICATE"));
        refused(feed(source + "; seq=2", 1300), 409, "SOURCE_VERSION_CONFLICT");
        feed(source + "; seq=3", 1).statusCode(202).body("code", equalTo("QUARANTINED"));
        refused(feed("nobody; seq=3", 1), 422, "SOURCE_UNKNOWN");
        refused(feed(source + "; at=2026-01-01T00:00:00.000Z", 1), 400, "MALFORMED");
    }

    @Test
    void aSourceFromTheFutureIsRefused() {
        var source = "pos-" + Shop.suffix();
        json("{\"families\":[\"PRICE\"],\"versionKind\":\"TIMESTAMP\"}")
                .put("/v1/sources/" + source)
                .then()
                .statusCode(200);
        var future = Instant.now().plus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.MILLIS);

        refused(feed(source + "; at=" + future, 1200), 400, "CLOCK_SKEW");
    }

    @Test
    void whatNeedsAKeySaysSo() {
        refused(
                json("{\"quantity\":1}").post(shop.stockPath("sales")).then(),
                400,
                "IDEMPOTENCY_KEY_REQUIRED");
    }

    @Test
    void theApiDescribesItself() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths.'/v1/prices/{zone}/{sku}'.put.summary", notNullValue());
    }

    private ValidatableResponse feed(String source, long minor) {
        return json(Shop.price(minor)).header("Aisle-Source", source).put(shop.pricePath()).then();
    }

    private static io.restassured.specification.RequestSpecification keyed(String body) {
        return json(body).header("Idempotency-Key", Shop.suffix());
    }

    private static String hold(String id, long quantity) {
        return "{\"reservationId\":\"%s\",\"quantity\":%d,\"expiresAt\":\"%s\"}"
                .formatted(
                        id,
                        quantity,
                        Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS));
    }

    private static ValidatableResponse refused(
            ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .header("Aisle-Consistency-Token", nullValue())
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("type", notNullValue())
                .body("detail", notNullValue());
    }
}
