package dev.aisle.query.graphql;

import static dev.aisle.query.fixture.Shop.list;
import static dev.aisle.query.fixture.Shop.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.local.testing.Server;
import dev.aisle.local.testing.TestServers;
import dev.aisle.query.fixture.Ask;
import dev.aisle.query.fixture.Projections;
import dev.aisle.query.fixture.Shop;
import dev.aisle.query.fixture.ViewServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is served while a store is silent. An answer that doesn't come within the limit fails the test.
@QuarkusTest
@QuarkusTestResource(ViewServers.class)
@Timeout(60)
class DegradationTest {
    private static final String ZONE = "degraded";
    private static final Duration HEALED_WITHIN = Duration.ofSeconds(30);

    @Inject Projections projections;
    @Inject MeterRegistry meters;

    @BeforeEach
    void products() {
        projections.zone(Shop.zone(ZONE));
        projections.offer(offer("D-cached", ZONE, list(100)));
        projections.offer(offer("D-row-1", ZONE, list(200)));
        projections.offer(offer("D-row-2", ZONE, list(200)));
        projections.cache(offer("D-cached", ZONE, list(100)), 1_000);
        await().atMost(HEALED_WITHIN)
                .untilAsserted(() -> assertThat(price("D-cached")).isEqualTo("100"));
    }

    private static String price(String sku) {
        return Ask.query("{product(sku:\"%s\",zone:\"%s\"){price{minor}}}".formatted(sku, ZONE))
                .getString("data.product.price.minor");
    }

    @Test
    void withScyllaSilentWhatRedisHasIsServedAndTheRestFailsInTimeUntilItSpeaksAgain()
            throws Exception {
        try (var _ = TestServers.get().frozen(Server.SCYLLA)) {
            await().atMost(HEALED_WITHIN)
                    .untilAsserted(
                            () -> {
                                var answer = page("D-row-1");
                                assertThat(answer.getString("data.products[0].price.minor"))
                                        .isEqualTo("100");
                                assertThat(answer.<Object>get("data.products[1]")).isNull();
                                assertThat(answer.getString("errors[0].extensions.code"))
                                        .isEqualTo("UNAVAILABLE");
                                assertThat(breakerOpen("scylla")).isEqualTo(1);
                            });
            assertThat(
                            meters.get("ft.circuitbreaker.opened.total")
                                    .tag("method", "scylla")
                                    .counter()
                                    .count())
                    .isPositive();
        }

        await().atMost(HEALED_WITHIN)
                .untilAsserted(
                        () -> {
                            assertThat(page("D-row-1").getList("data.products.price.minor"))
                                    .containsExactly("100", "200");
                            assertThat(breakerOpen("scylla")).isZero();
                        });
    }

    private static io.restassured.path.json.JsonPath page(String sku) {
        return Ask.query(
                "{products(skus:[\"D-cached\",\"%s\"],zone:\"%s\"){price{minor}}}"
                        .formatted(sku, ZONE));
    }

    @Test
    void withRedisSilentEverythingIsServedFromScylla() throws Exception {
        try (var _ = TestServers.get().frozen(Server.REDIS)) {
            await().atMost(HEALED_WITHIN)
                    .untilAsserted(
                            () -> {
                                assertThat(page("D-row-2").getList("data.products.price.minor"))
                                        .containsExactly("100", "200");
                                assertThat(breakerOpen("redis")).isEqualTo(1);
                            });
        }

        await().atMost(HEALED_WITHIN)
                .untilAsserted(
                        () -> {
                            price("D-cached");
                            assertThat(breakerOpen("redis")).isZero();
                        });
    }

    private double breakerOpen(String store) {
        return meters.get("store.breaker.open").tag("store", store).gauge().value();
    }
}
