package dev.aisle.contracts.price;

import static dev.aisle.contracts.price.PriceKind.LIST;
import static dev.aisle.contracts.price.PriceKind.SALE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.id.AudienceId;
import dev.aisle.contracts.money.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceTimelineTest {
    static final int ALWAYS = -1;

    @Test
    void theFirstSegmentStandsAlone() {
        assertThat(laid(List.of(), sale(5, 10, 20))).containsExactly(sale(5, 10, 20));
    }

    @Test
    void anOpenSegmentEndsTheOpenOneBeforeIt() {
        assertThat(laid(List.of(list(10, 0, ALWAYS)), list(12, 50, ALWAYS)))
                .containsExactly(list(10, 0, 50), list(12, 50, ALWAYS));
    }

    @Test
    void aSegmentInTheMiddleSplitsWhatItCovers() {
        assertThat(laid(List.of(list(10, 0, ALWAYS)), list(8, 20, 30)))
                .containsExactly(list(10, 0, 20), list(8, 20, 30), list(10, 30, ALWAYS));
    }

    @Test
    void aSegmentCoversWhatLiesWithinIt() {
        assertThat(laid(List.of(sale(5, 10, 20), sale(6, 20, 30)), sale(7, 5, 30)))
                .containsExactly(sale(7, 5, 30));
    }

    @Test
    void theSameBeginningIsCovered() {
        assertThat(laid(List.of(list(10, 0, ALWAYS)), list(12, 0, ALWAYS)))
                .containsExactly(list(12, 0, ALWAYS));
        assertThat(laid(List.of(list(10, 0, ALWAYS)), list(12, 0, 5)))
                .containsExactly(list(12, 0, 5), list(10, 5, ALWAYS));
    }

    @Test
    void overlapsAtTheEdgesAreCut() {
        assertThat(laid(List.of(sale(5, 0, 10), sale(6, 15, 25)), sale(7, 8, 20)))
                .containsExactly(sale(5, 0, 8), sale(7, 8, 20), sale(6, 20, 25));
    }

    @Test
    void neighboursThatOnlyTouchStay() {
        assertThat(laid(List.of(sale(5, 0, 10), sale(6, 20, 30)), sale(7, 10, 20)))
                .containsExactly(sale(5, 0, 10), sale(7, 10, 20), sale(6, 20, 30));
    }

    @Test
    void whatLiesBeforeOrAfterStays() {
        assertThat(laid(List.of(sale(5, 0, 5), sale(6, 30, 40)), sale(7, 10, 20)))
                .containsExactly(sale(5, 0, 5), sale(7, 10, 20), sale(6, 30, 40));
    }

    /// A long past costs no more than its last segment.
    @Test
    void whatEndedBeforeIsTheSameObject() {
        var past = sale(5, 0, 10);
        var after = laid(List.of(past, sale(6, 10, ALWAYS)), sale(7, 20, ALWAYS));
        assertThat(after).containsExactly(past, sale(6, 10, 20), sale(7, 20, ALWAYS));
        assertThat(after.getFirst()).isSameAs(past);
    }

    @Test
    void anotherKindIsLeftAlone() {
        assertThat(laid(List.of(list(10, 0, ALWAYS)), sale(8, 20, 30)))
                .containsExactly(list(10, 0, ALWAYS), sale(8, 20, 30));
    }

    @Test
    void whatEndedIsForgotten() {
        var segments = List.of(sale(5, 0, 10), sale(6, 10, 21));
        assertThat(PriceTimeline.with(segments, list(9, 30, ALWAYS), at(10)))
                .containsExactly(list(9, 30, ALWAYS), sale(6, 10, 21));
    }

    @Test
    void neighboursOfOnePriceAreOneSegment() {
        assertThat(laid(List.of(sale(5, 0, 10), sale(6, 20, 30)), sale(5, 10, 20)))
                .containsExactly(sale(5, 0, 20), sale(6, 20, 30));
        assertThat(laid(List.of(sale(5, 0, 10)), sale(5, 11, 20)))
                .containsExactly(sale(5, 0, 10), sale(5, 11, 20));
    }

    @Test
    void anotherAudienceOrQuantityIsLeftAlone() {
        var members =
                new PriceSegment(
                        SALE, list(7, 0, ALWAYS).price(), at(0), null, new AudienceId("m"), null);
        var ten = new PriceSegment(SALE, members.price(), at(0), null, null, 10L);

        assertThat(laid(List.of(members, ten), sale(8, 20, 30)))
                .containsExactlyInAnyOrder(members, ten, sale(8, 20, 30));
    }

    @Test
    void anIntervalIsReplacedAsAWhole() {
        var before = List.of(list(9, 0, ALWAYS), sale(5, 0, 10), sale(6, 10, ALWAYS));

        assertThat(
                        PriceTimeline.replaced(
                                before, PriceGroup.of(SALE), at(5), at(20), List.of(sale(4, 7, 9))))
                .containsExactly(
                        list(9, 0, ALWAYS), sale(5, 0, 5), sale(4, 7, 9), sale(6, 20, ALWAYS));
        assertThat(PriceTimeline.within(before, PriceGroup.of(SALE), at(5), at(20)))
                .containsExactly(sale(5, 5, 10), sale(6, 10, 20));
    }

    private static List<PriceSegment> laid(List<PriceSegment> segments, PriceSegment laid) {
        return PriceTimeline.with(segments, laid, Instant.EPOCH);
    }

    private static PriceSegment list(long minor, int from, int until) {
        return segment(LIST, minor, from, until);
    }

    private static PriceSegment sale(long minor, int from, int until) {
        return segment(SALE, minor, from, until);
    }

    static PriceSegment segment(PriceKind kind, long minor, int from, int until) {
        return new PriceSegment(
                kind, new Money(minor, "USD", 2), at(from), until == ALWAYS ? null : at(until));
    }

    static Instant at(int minutes) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(minutes * 60L);
    }
}
