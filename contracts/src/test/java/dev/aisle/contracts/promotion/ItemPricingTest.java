package dev.aisle.contracts.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Percentages on one unit, as they were from the beginning.
class ItemPricingTest {
    private static final ZoneId EAST = new ZoneId("us-east");
    private static final List<CategoryId> PATH =
            List.of(new CategoryId("home"), new CategoryId("kitchen"), new CategoryId("mugs"));

    @ParameterizedTest(name = "{0} at {1} permyriad off is {2}")
    @CsvSource({
        "1000, 2000, 800",
        "1299, 1000, 1169", // 129.9 off, rounded to 130
        "5, 1000, 4", // half a cent goes to the buyer
        "4, 1000, 4", // 0.4 of a cent is nothing
        "1, 5000, 0",
        "1, 4999, 1",
        "1000, 1, 1000", // 0.1 of a cent
        "100000, 1, 99990",
        "1000, 10000, 0",
        "0, 5000, 0",
        "9007199254740991, 3333, 6005099743135819"
    })
    void aPercentageIsTakenOff(long minor, int percentOff, long expected) {
        assertThat(priced(minor, promotion("a", percentOff)).total()).isEqualTo(usd(expected));
    }

    @Test
    void withoutAPromotionThePriceStays() {
        assertThat(priced(1000).total()).isEqualTo(usd(1000));
        assertThat(priced(1000).verdicts()).isEmpty();
    }

    @Test
    void theLargestPercentageAppliesAlone() {
        var priced = priced(1000, promotion("a", 1000), promotion("b", 3000), promotion("c", 2000));
        assertThat(priced.total()).isEqualTo(usd(700));
        assertThat(applied(priced)).isEqualTo("b");
        assertThat(priced.verdicts())
                .extracting(PromotionVerdict::reason)
                .containsExactly(
                        PromotionReason.APPLIED,
                        PromotionReason.BEATEN_IN_GROUP,
                        PromotionReason.BEATEN_IN_GROUP);
    }

    @Test
    void tiesGoToTheLowerIdInAnyOrder() {
        var a = promotion("a", 1000);
        var b = promotion("b", 1000);
        assertThat(applied(priced(1000, a, b))).isEqualTo("a");
        assertThat(applied(priced(1000, b, a))).isEqualTo("a");
    }

    @Test
    void aPromotionOnAnyCategoryOfThePathApplies() {
        for (var category : PATH) {
            assertThat(applied(priced(1000, on(category, List.of(), 0, null)))).isEqualTo("p");
        }
        assertThat(priced(1000, on(new CategoryId("toys"), List.of(), 0, null)).verdicts())
                .isEmpty();
    }

    @Test
    void aPromotionRunsInItsZonesOnly() {
        var mugs = PATH.getLast();
        assertThat(applied(priced(1000, on(mugs, List.of(EAST), 0, null)))).isEqualTo("p");
        assertThat(applied(priced(1000, on(mugs, List.of(new ZoneId("us-west")), 0, null))))
                .isNull();
    }

    @Test
    void aPromotionRunsFromItsBeginningUntilJustBeforeItsEnd() {
        var mugs = PATH.getLast();
        assertThat(applied(priced(1000, on(mugs, List.of(), 15, null)))).isEqualTo("p");
        assertThat(applied(priced(1000, on(mugs, List.of(), 16, null)))).isNull();
        assertThat(applied(priced(1000, on(mugs, List.of(), 0, 16)))).isEqualTo("p");
        assertThat(applied(priced(1000, on(mugs, List.of(), 0, 15)))).isNull();
    }

    private static @Nullable String applied(PricedLine line) {
        return line.applied().isEmpty() ? null : line.applied().getFirst().promotion().id().value();
    }

    private static PricedLine priced(long minor, RunningPromotion... promotions) {
        var line =
                new BasketLine(
                        new Sku("SKU-1"),
                        1,
                        usd(minor),
                        false,
                        PATH,
                        new BrandId("acme"),
                        List.of(),
                        List.of());
        return PromotionPricing.line(line, List.of(promotions), PricingContext.of(EAST, at(15)));
    }

    private static RunningPromotion promotion(String id, int percentOff) {
        return RunningPromotion.percentOff(
                new PromotionId(id),
                id,
                percentOff,
                List.of(PATH.getFirst()),
                List.of(),
                at(0),
                null);
    }

    private static RunningPromotion on(
            CategoryId category, List<ZoneId> zones, int from, @Nullable Integer until) {
        return RunningPromotion.percentOff(
                new PromotionId("p"),
                "p",
                1000,
                List.of(category),
                zones,
                at(from),
                until == null ? null : at(until));
    }

    private static Money usd(long minor) {
        return new Money(minor, "USD", 2);
    }

    private static Instant at(int minutes) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(minutes * 60L);
    }
}
