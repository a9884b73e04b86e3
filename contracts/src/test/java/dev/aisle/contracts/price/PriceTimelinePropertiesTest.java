package dev.aisle.contracts.price;

import static dev.aisle.contracts.price.PriceTimelineTest.ALWAYS;
import static dev.aisle.contracts.price.PriceTimelineTest.at;
import static dev.aisle.contracts.price.PriceTimelineTest.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.testing.Choices;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// Against the plainest model: for each instant, the last one laid over it counts.
class PriceTimelinePropertiesTest {
    private static final int INSTANTS = 60;
    private static final int LAID = 12;

    @Provide
    Arbitrary<Choices> choices() {
        return Choices.atMost(5 * LAID);
    }

    @Property(tries = 400)
    void everyInstantShowsWhatWasLaidOverItLast(@ForAll("choices") Choices random) {
        List<PriceSegment> segments = List.of();
        var shown = new @Nullable Money[2][INSTANTS];
        for (int i = 0; i < LAID; i++) {
            int from = random.nextInt(50);
            int until = random.nextInt(4) == 0 ? ALWAYS : from + 1 + random.nextInt(20);
            var kind = PriceKind.values()[random.nextInt(2)];
            var segment = segment(kind, random.nextInt(100), from, until);
            segments = PriceTimeline.with(segments, segment, Instant.EPOCH);
            int end = until == ALWAYS ? INSTANTS : Math.min(INSTANTS, until);
            for (int t = from; t < end; t++) {
                shown[kind.ordinal()][t] = segment.price();
            }
        }
        for (int kind = 0; kind < 2; kind++) {
            for (int t = 0; t < INSTANTS; t++) {
                var expected = shown[kind][t];
                assertThat(covering(segments, PriceKind.values()[kind], at(t)))
                        .as("%s at %d", PriceKind.values()[kind], t)
                        .isEqualTo(expected == null ? List.of() : List.of(expected));
            }
        }
    }

    private static List<Money> covering(
            List<PriceSegment> segments, PriceKind kind, Instant instant) {
        return segments.stream()
                .filter(segment -> segment.kind() == kind && segment.covers(instant))
                .map(PriceSegment::price)
                .toList();
    }
}
