package dev.aisle.contracts.price;

import dev.aisle.contracts.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a product costs a buyer at an instant, before promotions. Whatever shows a price asks here.
///
/// Of the segments that hold then and are for the buyer: the lowest clearance price if there is one,
/// since clearance is final; else the lowest of all. Of equal prices the earlier [PriceKind] is paid,
/// since equal prices are no reduction.
///
/// @param price to pay
/// @param list the list price, struck through where it is above `price`: the one for everyone and any
///     quantity, else the lowest list price for the buyer; null if there is none then
/// @param nextBoundary when the answer may change; null if it stands for ever
public record EffectivePrice(
        Money price, PriceKind kind, @Nullable Money list, @Nullable Instant nextBoundary) {

    /// The price for anyone who buys one, or null if no segment applies then.
    public static @Nullable EffectivePrice at(List<PriceSegment> segments, Instant at) {
        return at(segments, Buyer.PUBLIC, at);
    }

    /// The price at an instant, or null if no segment applies then.
    public static @Nullable EffectivePrice at(
            List<PriceSegment> segments, Buyer buyer, Instant at) {
        var paid = paid(segments, buyer, at);
        return paid == null
                ? null
                : new EffectivePrice(
                        paid.price(),
                        paid.kind(),
                        list(segments, buyer, at),
                        nextBoundary(segments, at));
    }

    /// The segment whose price a buyer pays, or null if none applies.
    public static @Nullable PriceSegment paid(
            List<PriceSegment> segments, Buyer buyer, Instant at) {
        PriceSegment paid = null;
        for (var segment : segments) {
            if (segment.covers(at)
                    && segment.isFor(buyer)
                    && (paid == null || isPaidBefore(segment, paid))) {
                paid = segment;
            }
        }
        return paid;
    }

    /// Why the price is what it is: what became of each segment, in their order.
    public static List<Considered> explain(List<PriceSegment> segments, Buyer buyer, Instant at) {
        var paid = paid(segments, buyer, at);
        var considered = new ArrayList<Considered>(segments.size());
        for (var segment : segments) {
            considered.add(new Considered(segment, reason(segment, paid, buyer, at)));
        }
        return List.copyOf(considered);
    }

    /// A segment, and what became of it.
    public record Considered(PriceSegment segment, Reason reason) {}

    public enum Reason {
        /// This is the price.
        PAID,
        /// It doesn't hold yet, or no longer.
        NOT_THEN,
        /// It is for another audience.
        OTHER_AUDIENCE,
        /// It needs a larger quantity.
        MORE_NEEDED,
        /// A clearance price holds, and is final.
        CLEARANCE_IS_FINAL,
        /// Another is lower, or as low and of an earlier kind.
        NOT_LOWEST
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

    private static Reason reason(
            PriceSegment segment, @Nullable PriceSegment paid, Buyer buyer, Instant at) {
        if (segment.equals(paid)) {
            return Reason.PAID;
        }
        if (!segment.covers(at)) {
            return Reason.NOT_THEN;
        }
        if (!segment.isFor(buyer)) {
            return segment.audience() != null && !segment.audience().equals(buyer.audience())
                    ? Reason.OTHER_AUDIENCE
                    : Reason.MORE_NEEDED;
        }
        return paid != null
                        && paid.kind() == PriceKind.CLEARANCE
                        && segment.kind() != PriceKind.CLEARANCE
                ? Reason.CLEARANCE_IS_FINAL
                : Reason.NOT_LOWEST;
    }

    private static boolean isPaidBefore(PriceSegment one, PriceSegment other) {
        boolean finalOne = one.kind() == PriceKind.CLEARANCE;
        boolean finalOther = other.kind() == PriceKind.CLEARANCE;
        if (finalOne != finalOther) {
            return finalOne;
        }
        int order = Long.compare(one.price().minor(), other.price().minor());
        return order != 0 ? order < 0 : one.group().compareTo(other.group()) < 0;
    }

    private static @Nullable Money list(List<PriceSegment> segments, Buyer buyer, Instant at) {
        PriceSegment list = null;
        for (var segment : segments) {
            if (segment.kind() == PriceKind.LIST && segment.covers(at) && segment.isFor(buyer)) {
                if (segment.isOf(PriceGroup.of(PriceKind.LIST))) {
                    return segment.price();
                }
                list = list == null || isPaidBefore(segment, list) ? segment : list;
            }
        }
        return list == null ? null : list.price();
    }

    private static @Nullable Instant earlierAfter(
            Instant at, @Nullable Instant candidate, @Nullable Instant best) {
        if (candidate == null || !candidate.isAfter(at)) {
            return best;
        }
        return best == null || candidate.isBefore(best) ? candidate : best;
    }
}
