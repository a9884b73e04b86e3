package dev.aisle.contracts.price;

import static dev.aisle.contracts.price.PriceKind.LIST;
import static dev.aisle.contracts.price.PriceKind.SALE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EffectivePriceTest {
    private static final PriceSegment ORDINARY = segment(LIST, 1000, 0, null);
    private static final PriceSegment WEEKEND = segment(SALE, 800, 10, 20);

    @Test
    void beforeAnyPriceThereIsNone() {
        assertThat(EffectivePrice.at(List.of(), at(5))).isNull();
        assertThat(EffectivePrice.at(List.of(WEEKEND), at(9))).isNull();
    }

    @Test
    void theListPriceHoldsOutsideOfASale() {
        assertThat(EffectivePrice.at(List.of(ORDINARY, WEEKEND), at(9)))
                .isEqualTo(new EffectivePrice(usd(1000), LIST, usd(1000), at(10)));
        assertThat(EffectivePrice.at(List.of(ORDINARY, WEEKEND), at(20)))
                .isEqualTo(new EffectivePrice(usd(1000), LIST, usd(1000), null));
    }

    @Test
    void theSaleHoldsFromItsBeginningUntilJustBeforeItsEnd() {
        var expected = new EffectivePrice(usd(800), SALE, usd(1000), at(20));
        assertThat(EffectivePrice.at(List.of(ORDINARY, WEEKEND), at(10))).isEqualTo(expected);
        assertThat(EffectivePrice.at(List.of(ORDINARY, WEEKEND), at(20).minusMillis(1)))
                .isEqualTo(expected);
    }

    @Test
    void aSaleAboveTheListPriceIsNotPaid() {
        var dear = segment(SALE, 1200, 10, 20);
        assertThat(EffectivePrice.at(List.of(ORDINARY, dear), at(15)))
                .isEqualTo(new EffectivePrice(usd(1000), LIST, usd(1000), at(20)));
    }

    @Test
    void atEqualPricesTheListPriceIsTheOne() {
        var same = segment(SALE, 1000, 10, 20);
        assertThat(EffectivePrice.at(List.of(same, ORDINARY), at(15)))
                .isEqualTo(new EffectivePrice(usd(1000), LIST, usd(1000), at(20)));
        assertThat(EffectivePrice.at(List.of(ORDINARY, same), at(15)))
                .isEqualTo(new EffectivePrice(usd(1000), LIST, usd(1000), at(20)));
    }

    @Test
    void aSaleWithoutAListPriceStrikesNothingThrough() {
        assertThat(EffectivePrice.at(List.of(WEEKEND), at(15)))
                .isEqualTo(new EffectivePrice(usd(800), SALE, null, at(20)));
    }

    @Test
    void theNextBoundaryIsTheNearestBeginningOrEndToCome() {
        var segments = List.of(ORDINARY, WEEKEND, segment(SALE, 700, 30, 40));
        assertThat(EffectivePrice.nextBoundary(segments, at(9))).isEqualTo(at(10));
        assertThat(EffectivePrice.nextBoundary(segments, at(10))).isEqualTo(at(20));
        assertThat(EffectivePrice.nextBoundary(segments, at(20))).isEqualTo(at(30));
        assertThat(EffectivePrice.nextBoundary(segments, at(40))).isNull();
    }

    private static PriceSegment segment(
            PriceKind kind, long minor, int from, @Nullable Integer until) {
        return new PriceSegment(kind, usd(minor), at(from), until == null ? null : at(until));
    }

    private static Money usd(long minor) {
        return new Money(minor, "USD", 2);
    }

    private static Instant at(int minutes) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(minutes * 60L);
    }
}
