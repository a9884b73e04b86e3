package dev.aisle.query.graphql;

import static dev.aisle.query.fixture.Shop.list;
import static dev.aisle.query.fixture.Shop.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.token.ConsistencyToken;
import dev.aisle.query.fixture.Ask;
import dev.aisle.query.fixture.Projections;
import dev.aisle.query.fixture.Shop;
import dev.aisle.query.fixture.ViewServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ViewServers.class)
class TokenTest {
    private static final String ZONE = "tokens";

    @Inject Projections projections;

    @BeforeEach
    void defineZone() {
        var happened = projections.zone(Shop.zone(ZONE));
        await().untilAsserted(
                        () ->
                                assertThat(
                                                Ask.withToken(happened.token(), price("none"))
                                                        .getList("errors"))
                                        .isNull());
    }

    private static String price(String sku) {
        return "{product(sku:\"%s\",zone:\"%s\"){price{minor}}}".formatted(sku, ZONE);
    }

    @Test
    void aTokenIsWaitedForUntilEveryProjectionThatTheQueryReadsHasReachedIt() throws Exception {
        projections.offer(offer("TK-1", ZONE, list(100)));
        Ask.query(price("TK-1"));
        int bucket = projections.bucket("TK-1");
        long next = projections.nextOffset(bucket);
        var token = ConsistencyToken.of(0, bucket, next).toString();

        var answer = CompletableFuture.supplyAsync(() -> askFor(5_000, token, price("TK-1")));
        projections.writeOffer(1, offer("TK-1", ZONE, list(200)), next);
        projections.progress("offers", bucket, next, List.of("TK-1/" + ZONE));
        projections.progress("promotions", bucket, next, List.of());
        assertThat(answer).isNotDone();
        projections.progress("reference", bucket, next, List.of());
        projections.progress("stock", bucket, next, List.of());

        assertThat(answer.get(10, TimeUnit.SECONDS).getString("data.product.price.minor"))
                .isEqualTo("200");
    }

    @Test
    void aTokenThatIsNotReachedInTimeIsAnsweredSo() {
        projections.offer(offer("TK-2", ZONE, list(100)));
        var ahead = ConsistencyToken.of(0, projections.bucket("TK-2"), 1_000_000).toString();

        var answer = askFor(50, ahead, price("TK-2"));

        assertThat(answer.getString("errors[0].extensions.code")).isEqualTo("VIEW_BEHIND");
        assertThat(answer.<Object>get("data.product")).isNull();
    }

    @Test
    void aQueryWithATokenIsNotAnsweredFromRedis() {
        var happened = projections.offer(offer("TK-3", ZONE, list(300)));
        // As if the write to Redis of the newest price had been lost.
        projections.cache(offer("TK-3", ZONE, list(299)), happened.offset());

        assertThat(price(Ask.query(price("TK-3")))).isEqualTo("299");
        assertThat(price(Ask.withToken(happened.token(), price("TK-3")))).isEqualTo("300");
    }

    private static String price(JsonPath answer) {
        return answer.getString("data.product.price.minor");
    }

    @Test
    void aTokenOfAnotherEpochIsNeverReached() {
        var happened = projections.offer(offer("TK-4", ZONE, list(100)));
        var other = ConsistencyToken.of(7, happened.bucket(), happened.offset()).toString();

        assertThat(askFor(50, other, price("TK-4")).getString("errors[0].extensions.code"))
                .isEqualTo("VIEW_BEHIND");
    }

    @Test
    void eachViewIsWaitedForByItself() {
        int bucket = projections.bucket("TK-5");
        long next = projections.nextOffset(bucket);
        projections.location(Shop.location("token-store"));
        for (var projection : List.of("offers", "promotions", "reference")) {
            projections.progress(projection, bucket, next, List.of());
        }
        var token = ConsistencyToken.of(0, bucket, next).toString();

        await().untilAsserted(
                        () ->
                                assertThat(Ask.withToken(token, price("TK-5")).getList("errors"))
                                        .isNull());
        var stock = askFor(50, token, "{stock(sku:\"TK-5\",location:\"token-store\"){onHand}}");
        assertThat(stock.getString("errors[0].extensions.code")).isEqualTo("VIEW_BEHIND");
        projections.progress("stock", bucket, next, List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "%%%", "-", "AQAAAAAAAAAB"})
    void aTokenThatIsNoneIsMalformed(String token) {
        Ask.send(Ask.request().header("Aisle-Consistency-Token", token), price("TK-1"))
                .statusCode(400)
                .body("errors[0].extensions.code", org.hamcrest.Matchers.equalTo("MALFORMED"))
                .body(
                        "errors[0].extensions.field",
                        org.hamcrest.Matchers.equalTo("Aisle-Consistency-Token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5001", "-1", "soon", "99999999999999999999"})
    void aWaitOutOfRangeIsMalformed(String wait) {
        Ask.send(Ask.request().header("Aisle-Consistency-Wait-Millis", wait), price("TK-1"))
                .statusCode(400)
                .body("errors[0].extensions.code", org.hamcrest.Matchers.equalTo("MALFORMED"));
    }

    private static JsonPath askFor(int waitMillis, String token, String query) {
        return Ask.send(
                        Ask.request()
                                .header("Aisle-Consistency-Token", token)
                                .header("Aisle-Consistency-Wait-Millis", waitMillis),
                        query)
                .extract()
                .jsonPath();
    }
}
