package dev.aisle.command.price;

import dev.aisle.contracts.price.PriceSegment;
import dev.aisle.contracts.price.PriceTimeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Bounds how much of the past a stream remembers: beyond it, the oldest neighbours become one, at the
/// lower of their prices. So a reference price that is taken from it is never too high.
final class PastPrices {
    private PastPrices() {}

    /// @param segments of one group, sorted
    /// @param keepFrom what ended by then is left out
    static List<PriceSegment> bounded(List<PriceSegment> segments, Instant keepFrom, int sizeMax) {
        // The first ends before all others.
        boolean allKept = segments.isEmpty() || !segments.getFirst().hasEnded(keepFrom);
        return bounded(allKept ? segments : PriceTimeline.since(segments, keepFrom), sizeMax);
    }

    private static List<PriceSegment> bounded(List<PriceSegment> segments, int sizeMax) {
        if (segments.size() <= sizeMax) {
            return segments;
        }
        var left = new ArrayList<>(segments);
        while (left.size() > sizeMax) {
            var first = left.removeFirst();
            var second = left.getFirst();
            var lower = first.price().minor() <= second.price().minor() ? first : second;
            left.set(0, lower.over(first.from(), second.until()));
        }
        return List.copyOf(left);
    }
}
