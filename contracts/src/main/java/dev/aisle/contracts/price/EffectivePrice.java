package dev.aisle.contracts.price;

import dev.aisle.contracts.money.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a product costs at an instant, before promotions: the lowest of the segments that apply.
///
/// @param price to pay
/// @param list the list price, struck through where it is above `price`; null if there is none then
/// @param nextBoundary when the answer may change; null if it stands for ever
public record EffectivePrice(
        Money price, PriceKind kind, @Nullable Money list, @Nullable Instant nextBoundary) {
    // Equal prices are no reduction, so the list price goes first.
    private static final Comparator<PriceSegment> ORDER =
            Comparator.comparingLong((PriceSegment segment) -> segment.price().minor())
                    .thenComparing(PriceSegment::kind);

    /// The price at an instant, or null if no segment applies then.
    public static @Nullable EffectivePrice at(List<PriceSegment> segments, Instant at) {
        PriceSegment lowest = null;
        Money list = null;
        for (var segment : segments) {
            if (!segment.covers(at)) {
                continue;
            }
            if (segment.kind() == PriceKind.LIST) {
                list = segment.price();
            }
            if (lowest == null || ORDER.compare(segment, lowest) < 0) {
                lowest = segment;
            }
        }
        return lowest == null
                ? null
                : new EffectivePrice(
                        lowest.price(), lowest.kind(), list, nextBoundary(segments, at));
    }

    /// The earliest beginning or end of a segment after an instant, or null if none comes.
    public static @Nullable Instant nextBoundary(List<PriceSegment> segments, Instant at) {
        Instant next = null;
        for (var segment : segments) {
            next = earlierAfter(at, segment.from(), next);
            next = earlierAfter(at, segment.until(), next);
        }
        return next;
    }

    private static @Nullable Instant earlierAfter(
            Instant at, @Nullable Instant candidate, @Nullable Instant best) {
        if (candidate == null || !candidate.isAfter(at)) {
            return best;
        }
        return best == null || candidate.isBefore(best) ? candidate : best;
    }
}
