package dev.aisle.command.audit;

import static dev.aisle.command.testing.Shop.json;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.aisle.command.testing.RealServers;
import dev.aisle.command.testing.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("application")
@QuarkusTestResource(RealServers.class)
class StreamsByHttpTest {
    private Shop shop = new Shop();

    @BeforeEach
    void priceThreeTimes() {
        shop = Shop.open();
        for (int minor = 1_000; minor <= 1_200; minor += 100) {
            json(Shop.price(minor))
                    .header("Aisle-Actor", "kim")
                    .header("Aisle-Correlation-Id", "run-" + minor)
                    .put(shop.pricePath())
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void aStateIsShownNowAndAsOfAVersionOrATime() {
        get("").statusCode(200)
                .header("ETag", "\"3\"")
                .body("stream", equalTo(shop.priceStream()))
                .body("version", equalTo(3))
                .body("state", notNullValue());
        get("?version=1").statusCode(200).body("version", equalTo(1));
        var second = get("/events?after=1&limit=1").extract().path("events[0].recordedAt");
        get("?at=" + second).statusCode(200).body("version", greaterThanOrEqualTo(2));
        get("?at=2020-01-01T00:00:00Z").statusCode(404).body("code", equalTo("NOT_FOUND"));
        get("?version=4").statusCode(404).body("detail", endsWith("it is at version 3"));
    }

    @Test
    void aHistorySaysWhoWhenAndWhy() {
        get("/events")
                .statusCode(200)
                .body("events.version", contains(1, 2, 3))
                .body("events[1].type", equalTo("dev.aisle.price.PriceSet.v1"))
                .body("events[1].recordedAt", notNullValue())
                .body("events[1].offset", notNullValue())
                .body("events[1].data", notNullValue())
                .body("events[1].metadata.client", equalTo("local"))
                .body("events[1].metadata.actor", equalTo("kim"))
                .body("events[1].metadata.correlationId", equalTo("run-1100"))
                .body("events[1].metadata.commandId", notNullValue())
                .body("nextAfter", nullValue());
    }

    @Test
    void aHistoryIsReadPageByPage() {
        get("/events?limit=2")
                .statusCode(200)
                .body("events.version", contains(1, 2))
                .body("nextAfter", equalTo(2));
        get("/events?limit=2&after=2")
                .statusCode(200)
                .body("events.version", contains(3))
                .body("nextAfter", nullValue());
    }

    @Test
    void aStreamOfOneIdIsFoundToo() {
        given().get("/v1/streams/product/" + shop.sku())
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        given().get("/v1/streams/product/" + shop.sku() + "/events")
                .then()
                .statusCode(200)
                .body("events.version", contains(1));
    }

    @Test
    void whatIsMalformedIsSaidSo() {
        get("?version=0").statusCode(400).body("field", equalTo("version"));
        get("?at=yesterday").statusCode(400).body("field", equalTo("at"));
        get("?version=1&at=2026-11-21T00:00:00Z").statusCode(400).body("field", equalTo("at"));
        get("/events?limit=101").statusCode(400).body("field", equalTo("limit"));
        get("/events?after=-1").statusCode(400).body("field", equalTo("after"));
        given().get("/v1/streams/shelf/1")
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED"));
        given().get("/v1/streams/product/none")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    private ValidatableResponse get(String rest) {
        return given().get("/v1/streams/" + shop.priceStream() + rest).then();
    }
}
