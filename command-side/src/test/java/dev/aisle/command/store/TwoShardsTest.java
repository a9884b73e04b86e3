package dev.aisle.command.store;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.aisle.command.testing.RealServers;
import dev.aisle.command.testing.Shop;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.local.testing.TcpProxy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Half of the buckets are on a server that dies: theirs are answered 503, and the others go on.
@QuarkusTest
@Tag("application")
@QuarkusTestResource(value = TwoShards.class, restrictToAnnotatedClass = true)
class TwoShardsTest {
    private static final Buckets BUCKETS = new Buckets(RealServers.BUCKET_COUNT);
    private static final int FIRST_SHARD = RealServers.BUCKET_COUNT / 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Set by [TwoShards].
    @SuppressWarnings("NullAway.Init")
    TcpProxy second;

    @Test
    void theBucketsOfADeadServerAreUnavailableAndTheOthersGoOn() {
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
        // Zone and location on the first, so that only the products' own buckets matter.
        var zone = on("zone", true);
        var location = on("location", true);
        put("/v1/zones/" + zone, Shop.zoneOf("EUR")).statusCode(200);
        put(
                        "/v1/locations/" + location,
                        "{\"kind\":\"STORE\",\"timeZone\":\"Europe/Berlin\",\"sellable\":true}")
                .statusCode(200);
        var here = new Shop(zone, location, on("SKU", true));
        var there = new Shop(zone, location, on("SKU", false));
        for (var shop : new Shop[] {here, there}) {
            put("/v1/products/" + shop.sku(), Shop.product("A lamp")).statusCode(200);
            price(shop, 1_000).statusCode(200);
        }

        second.refuse(true);
        second.cut();
        price(there, 1_100)
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("code", equalTo("UNAVAILABLE"));
        for (int minor = 1_100; minor <= 1_500; minor += 100) {
            price(here, minor).statusCode(200).body("code", equalTo("ACCEPTED"));
        }

        second.heal();
        await().atMost(PATIENCE).untilAsserted(() -> price(there, 1_200).statusCode(200));
    }

    /// An id in one of the first server's buckets, or in one of the second's.
    private static String on(String prefix, boolean first) {
        return Stream.generate(() -> prefix + "-" + Shop.suffix())
                .filter(id -> BUCKETS.of(id) < FIRST_SHARD == first)
                .findFirst()
                .orElseThrow();
    }

    private static ValidatableResponse price(Shop shop, long minor) {
        return put(shop.pricePath(), Shop.price(minor));
    }

    private static ValidatableResponse put(String path, String body) {
        return Shop.json(body).put(path).then();
    }
}
