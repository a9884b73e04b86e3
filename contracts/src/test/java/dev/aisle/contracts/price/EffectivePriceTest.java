package dev.aisle.contracts.price;

import static dev.aisle.contracts.price.PriceKind.LIST;
import static dev.aisle.contracts.price.PriceKind.SALE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.id.AudienceId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.EffectivePrice.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectivePriceTest {
    private static final AudienceId MEMBERS = new AudienceId("members");

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

    /// As the specification has it: list 10, sale 9, member 8, clearance 7.
    @ParameterizedTest
    @CsvSource({
        "1000, 900, 800, 700, 700, CLEARANCE, 700, CLEARANCE",
        "1000, 900, 800, , 900, SALE, 800, MEMBER",
        "1000, 900, , 950, 950, CLEARANCE, 950, CLEARANCE",
        "1000, , , , 1000, LIST, 1000, LIST",
        "1000, , 1100, , 1000, LIST, 1000, LIST",
        ", , 800, , , , 800, MEMBER"
    })
    void clearanceIsFinalAndElseTheLowestIsPaid(
            @Nullable Long list,
            @Nullable Long sale,
            @Nullable Long member,
            @Nullable Long clearance,
            @Nullable Long everyonePays,
            @Nullable PriceKind everyonesKind,
            @Nullable Long memberPays,
            @Nullable PriceKind membersKind) {
        var segments = new ArrayList<PriceSegment>();
        add(segments, LIST, list, null, null);
        add(segments, SALE, sale, null, null);
        add(segments, PriceKind.MEMBER, member, MEMBERS, null);
        add(segments, PriceKind.CLEARANCE, clearance, null, null);

        for (var order : List.of(segments, segments.reversed())) {
            assertPaid(order, Buyer.PUBLIC, everyonePays, everyonesKind);
            assertPaid(order, new Buyer(MEMBERS, 1), memberPays, membersKind);
            assertPaid(order, new Buyer(new AudienceId("staff"), 1), everyonePays, everyonesKind);
        }
    }

    @Test
    void aPriceFromAQuantityOnIsForThatManyAndTheListPriceStaysTheOneForAny() {
        var segments = new ArrayList<PriceSegment>();
        add(segments, LIST, 1000L, null, null);
        add(segments, LIST, 800L, null, 10L);

        assertPaid(segments, new Buyer(null, 9), 1000L, LIST);
        assertPaid(segments, new Buyer(null, 10), 800L, LIST);
        assertThat(EffectivePrice.at(segments, new Buyer(null, 10), at(0)))
                .extracting(EffectivePrice::list)
                .isEqualTo(usd(1000));
    }

    @Test
    void theExplanationSaysWhatBecameOfEachSegment() {
        var segments = new ArrayList<PriceSegment>();
        add(segments, LIST, 1000L, null, null);
        add(segments, SALE, 500L, null, null);
        add(segments, PriceKind.CLEARANCE, 900L, null, null);
        add(segments, PriceKind.CLEARANCE, 950L, new AudienceId("staff"), null);
        add(segments, PriceKind.MEMBER, 400L, MEMBERS, 5L);
        segments.add(WEEKEND);

        assertThat(EffectivePrice.explain(segments, new Buyer(MEMBERS, 1), at(0)))
                .extracting(EffectivePrice.Considered::reason)
                .containsExactly(
                        Reason.CLEARANCE_IS_FINAL,
                        Reason.CLEARANCE_IS_FINAL,
                        Reason.PAID,
                        Reason.OTHER_AUDIENCE,
                        Reason.MORE_NEEDED,
                        Reason.NOT_THEN);
        assertThat(EffectivePrice.explain(segments.subList(0, 2), Buyer.PUBLIC, at(0)))
                .extracting(EffectivePrice.Considered::reason)
                .containsExactly(Reason.NOT_LOWEST, Reason.PAID);
    }

    private static void assertPaid(
            List<PriceSegment> segments,
            Buyer buyer,
            @Nullable Long minor,
            @Nullable PriceKind kind) {
        var paid = EffectivePrice.at(segments, buyer, at(0));
        assertThat(paid == null ? null : paid.price().minor()).isEqualTo(minor);
        assertThat(paid == null ? null : paid.kind()).isEqualTo(kind);
    }

    private static void add(
            List<PriceSegment> segments,
            PriceKind kind,
            @Nullable Long minor,
            @Nullable AudienceId audience,
            @Nullable Long minimumQuantity) {
        if (minor != null) {
            segments.add(
                    new PriceSegment(kind, usd(minor), at(0), null, audience, minimumQuantity));
        }
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
