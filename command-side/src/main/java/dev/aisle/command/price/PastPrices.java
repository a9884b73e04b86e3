package dev.aisle.command.price;

import dev.aisle.contracts.price.PriceSegment;
import java.util.ArrayList;
import java.util.List;

/// Bounds how much of the past a stream remembers: beyond it, the oldest neighbours become one, at the
/// lower of their prices. So a reference price that is taken from it is never too high.
final class PastPrices {
    private PastPrices() {}

    /// @param segments of one group, sorted
    static List<PriceSegment> bounded(List<PriceSegment> segments, int sizeMax) {
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
