package dev.aisle.folds.offer;

import dev.aisle.contracts.price.PriceGroup;
import dev.aisle.contracts.price.PriceSegment;
import dev.aisle.contracts.price.PriceTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Which price segments an offer carries: the present and the coming ones as of the event's own time,
/// since no fold reads a clock.
final class ShownSegments {
    /// A reader's clock may be behind the writer's by as much: until it has passed a change too, it
    /// has to find the price before.
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(1);

    private static final int ENDED_PER_GROUP_MAX = 4;

    private ShownSegments() {}

    static List<PriceSegment> of(List<PriceSegment> timeline, Instant recordedAt) {
        var all = PriceTimeline.since(timeline, recordedAt.minus(CLOCK_TOLERANCE));
        var ended = new HashMap<PriceGroup, Integer>();
        var shown = new ArrayList<PriceSegment>(all.size());
        for (var segment : all.reversed()) {
            if (!segment.hasEnded(recordedAt)
                    || ended.merge(segment.group(), 1, Integer::sum) <= ENDED_PER_GROUP_MAX) {
                shown.add(segment);
            }
        }
        return List.copyOf(shown.reversed());
    }
}
