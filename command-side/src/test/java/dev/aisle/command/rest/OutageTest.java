package dev.aisle.command.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import dev.aisle.command.testing.LogLines;
import dev.aisle.command.testing.RealServers;
import dev.aisle.command.testing.Shop;
import dev.aisle.local.testing.Server;
import dev.aisle.local.testing.TestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("application")
@QuarkusTestResource(RealServers.class)
class OutageTest {
    @Test
    void aSilentDatabaseIsAnsweredInBoundedTimeAndRecoveredFrom() throws Exception {
        var shop = Shop.open();
        var log = new LogLines();
        log.listen();
        var frozen = TestServers.get().frozen(Server.POSTGRES);
        try {
            // RestAssured itself waits for 30 s at most.
            for (int i = 0; i < 3; i++) {
                Shop.json(Shop.price(1299 + i))
                        .put(shop.pricePath())
                        .then()
                        .statusCode(oneOf(503, 504))
                        .contentType("application/problem+json")
                        .header("Retry-After", notNullValue())
                        .body("code", oneOf("UNAVAILABLE", "DEADLINE_EXCEEDED"));
            }
            assertThat(log.stacks()).isEmpty();
        } finally {
            frozen.close();
            log.close();
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                Shop.json(Shop.price(1500))
                                        .put(shop.pricePath())
                                        .then()
                                        .statusCode(200)
                                        .body("code", equalTo("ACCEPTED")));
    }
}
