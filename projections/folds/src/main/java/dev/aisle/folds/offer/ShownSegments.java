package dev.aisle.folds.offer;

import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.price.PriceSegment;
import dev.aisle.contracts.price.PriceTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/// Which price segments an offer carries: the present and the coming ones as of the event's own time,
/// since no fold reads a clock.
final class ShownSegments {
    /// A reader's clock may be behind the writer's by as much: until it has passed a change too, it
    /// has to find the price before.
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(1);

    private static final int ENDED_PER_KIND_MAX = 4;

    private ShownSegments() {}

    static List<PriceSegment> with(
            List<PriceSegment> segments, PriceSegment laid, Instant recordedAt) {
        var all = PriceTimeline.with(segments, laid, recordedAt.minus(CLOCK_TOLERANCE));
        var ended = new EnumMap<PriceKind, Integer>(PriceKind.class);
        var shown = new ArrayList<PriceSegment>(all.size());
        for (var segment : all.reversed()) {
            if (!isEnded(segment, recordedAt)
                    || ended.merge(segment.kind(), 1, Integer::sum) <= ENDED_PER_KIND_MAX) {
                shown.add(segment);
            }
        }
        return List.copyOf(shown.reversed());
    }

    private static boolean isEnded(PriceSegment segment, Instant at) {
        return segment.until() != null && !segment.until().isAfter(at);
    }
}
