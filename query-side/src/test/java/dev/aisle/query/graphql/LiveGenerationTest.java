package dev.aisle.query.graphql;

import static dev.aisle.query.fixture.Shop.list;
import static dev.aisle.query.fixture.Shop.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.query.fixture.Ask;
import dev.aisle.query.fixture.Projections;
import dev.aisle.query.fixture.Shop;
import dev.aisle.query.fixture.ViewServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ViewServers.class)
class LiveGenerationTest {
    private static final String QUESTION =
            "{product(sku:\"LG-1\",zone:\"live\"){price{minor}}"
                    + " category(id:\"live-things\",zone:\"live\"){edges{node{price{minor}}}}}";

    @Inject Projections projections;

    @BeforeEach
    void twoGenerationsThatDiffer() {
        projections.zone(Shop.zone("live"));
        var categories = java.util.List.of("live-things");
        projections.offer(1, offer("LG-1", "live", categories, list(100)));
        projections.writeOffer(2, offer("LG-1", "live", categories, list(222)), 5);
    }

    @AfterEach
    void firstGenerationAgain() {
        projections.live(Map.of());
        priceBecomes("100");
    }

    @Test
    void theControlDocumentMovesReadersToAnotherGenerationAndBack() {
        priceBecomes("100");

        projections.live(Map.of("offers", 2));
        priceBecomes("222");

        projections.live(Map.of("offers", 1));
        priceBecomes("100");
    }

    @Test
    void anOlderDocumentIsNotFollowed() {
        var old = projections.live(Map.of("offers", 1));
        projections.live(Map.of("offers", 2));
        priceBecomes("222");

        projections.publishControl(old);
        // What comes after it on the channel shows that it was heard.
        projections.live(Map.of("offers", 2, "stock", 1));

        priceBecomes("222");
    }

    @Test
    void theTableIsFollowedWhereRedisSaysNothing() {
        priceBecomes("100");

        projections.liveByTable(Map.of("offers", 2));

        priceBecomes("222");
    }

    private static void priceBecomes(String minor) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> {
                            var answer = Ask.query(QUESTION);
                            assertThat(answer.getString("data.product.price.minor"))
                                    .isEqualTo(minor);
                            assertThat(answer.getString("data.category.edges[0].node.price.minor"))
                                    .isEqualTo(minor);
                        });
    }
}
