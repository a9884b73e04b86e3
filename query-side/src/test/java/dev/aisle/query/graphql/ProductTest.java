package dev.aisle.query.graphql;

import static dev.aisle.query.fixture.Shop.LONG_AGO;
import static dev.aisle.query.fixture.Shop.list;
import static dev.aisle.query.fixture.Shop.offer;
import static dev.aisle.query.fixture.Shop.promotion;
import static dev.aisle.query.fixture.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.promotion.RunningPromotion;
import dev.aisle.contracts.view.Offer;
import dev.aisle.query.sets.Promotions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProductTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant ONE = NOON.plusSeconds(3_600);
    private static final Instant TWO = ONE.plusSeconds(3_600);

    @Test
    void aSaleRunsFromItsFirstInstantToBeforeItsLast() {
        var offer = offer("A", "z", list(1_000), sale(800, NOON, ONE));

        assertThat(minor(at(offer, NOON.minusMillis(1)).price())).isEqualTo("1000");
        assertThat(minor(at(offer, NOON).price())).isEqualTo("800");
        assertThat(minor(at(offer, ONE.minusMillis(1)).price())).isEqualTo("800");
        assertThat(minor(at(offer, ONE).price())).isEqualTo("1000");
    }

    @Test
    void aClockThatIsBehindTheRecordersShowsWhatIsInForce() {
        var offer = offer("A", "z", sale(800, offer("A", "z").asOf(), TWO));

        assertThat(minor(at(offer, offer.asOf().minusSeconds(2)).price())).isEqualTo("800");
    }

    @Test
    void anAnswerIsValidToTheNextBoundaryOfPriceOrPromotion() {
        var offer = offer("A", "z", list(1_000), sale(800, NOON, TWO));
        var coming = promotion("p", 1_000, "food", null, ONE, TWO);

        assertThat(until(at(offer, NOON.minusMillis(1), coming))).isEqualTo(NOON);
        assertThat(until(at(offer, NOON, coming))).isEqualTo(ONE);
        assertThat(until(at(offer, ONE, coming))).isEqualTo(TWO);
        assertThat(at(offer, TWO, coming).validUntil()).isNull();
    }

    @Test
    void promotionsOfOtherCategoriesAndZonesNeitherApplyNorEndTheAnswer() {
        var offer = offer("A", "z", list(1_000));

        var product =
                at(
                        offer,
                        NOON,
                        promotion("other", 9_000, "garden", null, LONG_AGO, ONE),
                        promotion("there", 9_000, "food", "elsewhere", LONG_AGO, ONE));

        assertThat(minor(product.price())).isEqualTo("1000");
        assertThat(product.promotion()).isNull();
        assertThat(product.validUntil()).isNull();
        assertThat(product.listPrice()).isNull();
        assertThat(product.saving()).isNull();
    }

    @Test
    void theSavingIsFromTheListPriceThroughSaleAndPromotion() {
        var offer = offer("A", "z", list(1_000), sale(800, LONG_AGO, null));

        var product = at(offer, NOON, promotion("ten", 1_000, "food-tea", "z", LONG_AGO, null));

        assertThat(minor(product.price())).isEqualTo("720");
        assertThat(minor(product.priceBeforePromotion())).isEqualTo("800");
        assertThat(minor(product.listPrice())).isEqualTo("1000");
        assertThat(minor(product.saving())).isEqualTo("280");
    }

    @Test
    void aProductWithoutAPriceNowIsToldWithoutOne() {
        var offer = offer("A", "z", sale(800, ONE, TWO));

        var product = at(offer, NOON, promotion("ten", 1_000, "food", null, LONG_AGO, null));

        assertThat(product.price()).isNull();
        assertThat(product.priceKind()).isNull();
        assertThat(product.promotion()).isNull();
        assertThat(until(product)).isEqualTo(ONE);
    }

    private static Product at(Offer offer, Instant at, RunningPromotion... promotions) {
        return Product.of(offer, Promotions.of(List.of(promotions)), at);
    }

    private static @Nullable String minor(@Nullable MoneyAnswer money) {
        return money == null ? null : money.minor().stringValueForSerialization();
    }

    private static Instant until(Product product) {
        var until = Objects.requireNonNull(product.validUntil());
        return Instant.parse(until.stringValueForSerialization());
    }
}
