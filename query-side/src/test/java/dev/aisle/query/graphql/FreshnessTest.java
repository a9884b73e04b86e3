package dev.aisle.query.graphql;

import static dev.aisle.query.fixture.Shop.list;
import static dev.aisle.query.fixture.Shop.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.log.BucketHeads.Head;
import dev.aisle.query.fixture.Ask;
import dev.aisle.query.fixture.Projections;
import dev.aisle.query.fixture.Projections.Happened;
import dev.aisle.query.fixture.Shop;
import dev.aisle.query.fixture.ViewServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ViewServers.class)
class FreshnessTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject Projections projections;
    private Happened happened = new Happened(0, 0);

    @BeforeEach
    void oneOffer() {
        projections.zone(Shop.zone("fresh"));
        happened = projections.offer(offer("FR-1", "fresh", List.of("fruit"), list(100)));
        await().atMost(SOON).untilAsserted(() -> assertThat(ask().getList("errors")).isNull());
    }

    private JsonPath ask() {
        return Ask.withToken(happened.token(), "{product(sku:\"FR-1\",zone:\"fresh\"){sku}}");
    }

    @Test
    void theOffsetsThatAnAnswerWasMadeFromAreTold() {
        var offsets = "extensions.freshness.offsets.offers";

        assertThat(ask().getMap(offsets)).containsOnlyKeys(Integer.toString(happened.bucket()));
        assertThat(ask().getLong(offsets + ".'" + happened.bucket() + "'"))
                .isGreaterThanOrEqualTo(happened.offset());
        assertThat(
                        Ask.query("{category(id:\"fruit\",zone:\"fresh\"){edges{cursor}}}")
                                .getMap(offsets))
                .containsOnlyKeys(Integer.toString(happened.bucket()));
    }

    @Test
    void anAnswerWithAllThatWasRecordedHasNoLag() {
        var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        heads(at, happened.offset(), at);

        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            heads(Instant.now(), happened.offset(), at);
                            assertThat(lag()).isZero();
                        });
    }

    @Test
    void whatIsRecordedAndNotInTheAnswerIsItsLagUntilItIs() {
        var missing = Instant.now().minusSeconds(3).truncatedTo(ChronoUnit.MILLIS);
        long next = projections.nextOffset(happened.bucket());

        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            heads(Instant.now(), next, missing);
                            assertThat(lag()).isGreaterThanOrEqualTo(3_000);
                            assertThat(Instant.parse(ask().getString("extensions.freshness.asOf")))
                                    .isEqualTo(missing);
                        });
        for (var projection : List.of("offers", "stock", "promotions", "reference")) {
            projections.progress(projection, happened.bucket(), next, List.of());
        }

        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            heads(Instant.now(), next, missing);
                            assertThat(lag()).isZero();
                        });
    }

    @Test
    void withoutHeadsOfLateTheLagIsUnknown() {
        heads(Instant.now(), happened.offset(), Instant.now());

        await().atMost(SOON).untilAsserted(() -> assertThat(lag()).isNull());
    }

    private void heads(Instant at, long offset, Instant recordedAt) {
        projections.heads(at, Map.of(happened.bucket(), new Head(offset, recordedAt)));
    }

    private static @Nullable Integer lag(JsonPath answer) {
        return answer.get("extensions.freshness.lagMillis");
    }

    private @Nullable Integer lag() {
        return lag(ask());
    }
}
