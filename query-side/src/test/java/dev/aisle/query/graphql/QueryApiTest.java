package dev.aisle.query.graphql;

import static dev.aisle.query.fixture.Shop.LONG_AGO;
import static dev.aisle.query.fixture.Shop.list;
import static dev.aisle.query.fixture.Shop.offer;
import static dev.aisle.query.fixture.Shop.promotion;
import static dev.aisle.query.fixture.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.query.fixture.Ask;
import dev.aisle.query.fixture.Projections;
import dev.aisle.query.fixture.Shop;
import dev.aisle.query.fixture.ViewServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ViewServers.class)
class QueryApiTest {
    @Inject Projections projections;

    private void zone(String id) {
        var happened = projections.zone(Shop.zone(id));
        await().untilAsserted(
                        () ->
                                assertThat(
                                                Ask.withToken(
                                                                happened.token(),
                                                                "{product(sku:\"none\",zone:\"%s\"){sku}}"
                                                                        .formatted(id))
                                                        .getList("errors"))
                                        .isNull());
    }

    @Test
    void aProductIsToldWithAllItsFields() {
        zone("fields");
        var saleEnd = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        var happened =
                projections.offer(
                        offer("F-1", "fields", list(1_299), sale(999, LONG_AGO, saleEnd)));

        var answer =
                Ask.withToken(
                        happened.token(),
                        """
                        {product(sku:"F-1",zone:"fields"){
                          sku zone title brand categories group priceKind asOf validUntil
                          price{minor currency scale amount formatted}
                          priceBeforePromotion{minor} listPrice{minor} saving{minor} promotion{id}}}
                        """);

        assertThat(answer.getMap("data.product"))
                .containsEntry("sku", "F-1")
                .containsEntry("zone", "fields")
                .containsEntry("title", "Green tea F-1")
                .containsEntry("brand", "leaf-and-co")
                .containsEntry("categories", List.of("food", "food-tea"))
                .containsEntry("group", "tea")
                .containsEntry("priceKind", "SALE")
                .containsEntry("asOf", "2026-01-01T00:00:00.000Z")
                .containsEntry("promotion", null);
        assertThat(answer.getString("data.product.price.minor")).isEqualTo("999");
        assertThat(answer.getString("data.product.price.amount")).isEqualTo("9.99");
        assertThat(answer.getString("data.product.price.formatted")).isEqualTo("9.99 USD");
        assertThat(answer.getString("data.product.price.currency")).isEqualTo("USD");
        assertThat(answer.getInt("data.product.price.scale")).isEqualTo(2);
        assertThat(answer.getString("data.product.priceBeforePromotion.minor")).isEqualTo("999");
        assertThat(answer.getString("data.product.listPrice.minor")).isEqualTo("1299");
        assertThat(answer.getString("data.product.saving.minor")).isEqualTo("300");
        assertThat(Instant.parse(answer.getString("data.product.validUntil"))).isEqualTo(saleEnd);
    }

    @Test
    void anUnknownProductIsNullAndNoError() {
        zone("unknown");

        var answer = Ask.query("{product(sku:\"nobody\",zone:\"unknown\"){title}}");

        assertThat(answer.<Object>get("data.product")).isNull();
        assertThat(answer.getList("errors")).isNull();
    }

    @Test
    void anUnknownZoneAndLocationAreErrorsWithTheirCodes() {
        var answer =
                Ask.query(
                        "{product(sku:\"A\",zone:\"nowhere\"){title}"
                                + " stock(sku:\"A\",location:\"nowhere\"){onHand}}");

        assertThat(answer.getList("errors.extensions.code"))
                .containsExactlyInAnyOrder("ZONE_UNKNOWN", "LOCATION_UNKNOWN");
        assertThat(answer.getList("errors.extensions.field"))
                .containsExactlyInAnyOrder("zone", "location");
    }

    @Test
    void productsComeInTheOrderAskedForWithNullForWhatIsNot() {
        zone("many");
        projections.offer(offer("M-1", "many", list(100)));
        projections.offer(offer("M-2", "many", list(200)));

        var answer =
                Ask.query(
                        "{products(skus:[\"M-2\",\"M-none\",\"M-1\",\"M-2\"],zone:\"many\"){sku}}");

        assertThat(answer.getList("data.products"))
                .containsExactly(
                        Map.of("sku", "M-2"), null, Map.of("sku", "M-1"), Map.of("sku", "M-2"));
        assertThat(answer.getList("errors")).isNull();
    }

    @Test
    void noProductsAreAnEmptyList() {
        zone("none");

        assertThat(Ask.query("{products(skus:[],zone:\"none\"){sku}}").getList("data.products"))
                .isEmpty();
    }

    @Test
    void manyFieldsOfOneQueryAreAnsweredTogether() {
        zone("together");
        var fields = new StringBuilder();
        for (int index = 0; index < 19; index++) {
            projections.offer(offer("TO-" + index, "together", list(100 + index)));
            fields.append(
                    " p%d:product(sku:\"TO-%d\",zone:\"together\"){price{minor}}"
                            .formatted(index, index));
        }

        for (int round = 0; round < 20; round++) {
            var answer = Ask.query("{" + fields + "}");
            assertThat(answer.getList("errors")).isNull();
            assertThat(answer.getString("data.p18.price.minor")).isEqualTo("118");
            assertThat(answer.getMap("extensions.freshness.offsets.offers")).isNotEmpty();
        }
    }

    @Test
    void aRowThatCannotBeReadFailsAloneInItsPage() {
        zone("partial");
        projections.offer(offer("P-1", "partial", list(100)));
        projections.brokenOffer("P-broken", "partial");

        var answer = Ask.query("{p: products(skus:[\"P-1\",\"P-broken\"],zone:\"partial\"){sku}}");

        assertThat(answer.getList("data.p")).containsExactly(Map.of("sku", "P-1"), null);
        assertThat(answer.getList("errors[0].path")).isEqualTo(List.of("p", 1));
        assertThat(answer.getString("errors[0].extensions.code")).isEqualTo("UNAVAILABLE");
        assertThat(answer.getString("errors[0].message")).doesNotContain("Jackson", "Offer");
    }

    @Test
    void aPromotionChangesWhatProductsOfItsCategoryCostWithoutAWriteToThem() {
        zone("promoted");
        projections.offer(offer("PR-1", "promoted", List.of("home", "lamps"), list(1_000)));
        var question =
                "{product(sku:\"PR-1\",zone:\"promoted\"){price{minor} listPrice{minor}"
                        + " saving{minor} promotion{id name percentOff until}}}";
        var before = Ask.query(question);
        assertThat(before.getString("data.product.price.minor")).isEqualTo("1000");
        assertThat(before.<Object>get("data.product.listPrice")).isNull();

        var happened =
                projections.promotion(
                        promotion("lamps-10", 1_000, "home", "promoted", LONG_AGO, null));
        var after = Ask.withToken(happened.token(), question);

        assertThat(after.getString("data.product.price.minor")).isEqualTo("900");
        assertThat(after.getString("data.product.listPrice.minor")).isEqualTo("1000");
        assertThat(after.getString("data.product.saving.minor")).isEqualTo("100");
        assertThat(after.getString("data.product.promotion.id")).isEqualTo("lamps-10");
        assertThat(after.getString("data.product.promotion.name")).isEqualTo("Promotion lamps-10");
        assertThat(after.getInt("data.product.promotion.percentOff")).isEqualTo(1_000);
    }

    @Test
    void aSaleThatEndsByTheClockIsNotShownAfterwards() {
        zone("clock");
        var end = Instant.now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
        var happened =
                projections.offer(offer("C-1", "clock", list(500), sale(400, LONG_AGO, end)));
        var question = "{product(sku:\"C-1\",zone:\"clock\"){price{minor} validUntil}}";

        var first = Ask.withToken(happened.token(), question);
        if (evaluatedAt(first).isBefore(end)) {
            assertThat(first.getString("data.product.price.minor")).isEqualTo("400");
            assertThat(Instant.parse(first.getString("data.product.validUntil"))).isEqualTo(end);
        }

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () ->
                                assertThat(
                                                Ask.query(question)
                                                        .getString("data.product.price.minor"))
                                        .isEqualTo("500"));
    }

    private static Instant evaluatedAt(JsonPath answer) {
        return Instant.parse(answer.getString("extensions.freshness.evaluatedAt"));
    }

    @Test
    void stockIsToldWithAllItsQuantities() {
        projections.location(Shop.location("store-1"));
        var happened = projections.stock(Shop.stock("S-1", "store-1", 7, 9));

        await().untilAsserted(
                        () -> {
                            var answer =
                                    Ask.withToken(
                                            happened.token(),
                                            "{stock(sku:\"S-1\",location:\"store-1\"){sku location"
                                                    + " onHand reserved available shortfall asOf}"
                                                    + " none: stock(sku:\"S-2\",location:\"store-1\"){onHand}}");
                            assertThat(answer.getMap("data.stock"))
                                    .containsEntry("onHand", "7")
                                    .containsEntry("reserved", "9")
                                    .containsEntry("available", "0")
                                    .containsEntry("shortfall", "2");
                            assertThat(answer.<Object>get("data.none")).isNull();
                        });
    }

    @Test
    void aCategoryIsPagedWithStableCursorsWhileProductsComeAndGo() {
        zone("paged");
        IntStream.range(0, 7).forEach(index -> paged("T-%02d".formatted(index * 2)));
        var seen = new ArrayList<String>();
        var first = page("first:3");
        seen.addAll(first.getList("data.category.edges.node.sku"));
        assertThat(first.getBoolean("data.category.pageInfo.hasPreviousPage")).isFalse();
        assertThat(first.getBoolean("data.category.pageInfo.hasNextPage")).isTrue();

        // One before and one after the cursor.
        paged("T-01");
        paged("T-05");
        var next = first;
        while (next.getBoolean("data.category.pageInfo.hasNextPage")) {
            var cursor = next.getString("data.category.pageInfo.endCursor");
            next = page("first:3,after:\"" + cursor + "\"");
            assertThat(next.getBoolean("data.category.pageInfo.hasPreviousPage")).isTrue();
            seen.addAll(next.getList("data.category.edges.node.sku"));
        }

        assertThat(seen)
                .containsExactly("T-00", "T-02", "T-04", "T-05", "T-06", "T-08", "T-10", "T-12");
        assertThat(page("").getList("data.category.edges")).hasSize(9);
    }

    private void paged(String sku) {
        projections.offer(offer(sku, "paged", List.of("toys"), list(100)));
    }

    private static JsonPath page(String arguments) {
        return Ask.query(
                "{category(id:\"toys\",zone:\"paged\" %s){edges{cursor node{sku price{minor}}} pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}"
                        .formatted(arguments));
    }

    @Test
    void anEmptyCategoryIsAnEmptyPage() {
        zone("empty");

        var answer =
                Ask.query(
                        "{category(id:\"nothing\",zone:\"empty\"){edges{cursor}"
                                + " pageInfo{hasNextPage endCursor}}}");

        assertThat(answer.getList("data.category.edges")).isEmpty();
        assertThat(answer.<Object>get("data.category.pageInfo.endCursor")).isNull();
    }

    @Test
    void anOfferReadFromTheTableFillsRedisAndIsThenReadFromThere() {
        zone("filled");
        var row = offer("FI-1", "filled", list(100));
        projections.offer(row);
        var question = "{product(sku:\"FI-1\",zone:\"filled\"){price{minor}}}";

        Ask.query(question);
        await().untilAsserted(
                        () -> assertThat(projections.cached(row.sku(), row.zone())).isNotNull());
        // Redis alone has this one.
        projections.cache(offer("FI-1", "filled", list(777)), 1_000);

        assertThat(Ask.query(question).getString("data.product.price.minor")).isEqualTo("777");
    }
}
