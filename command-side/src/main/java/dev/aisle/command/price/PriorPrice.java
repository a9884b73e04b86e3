package dev.aisle.command.price;

import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.Buyer;
import dev.aisle.contracts.price.EffectivePrice;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.price.PriceSegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The lowest price that anyone could buy one at during a window, promotions included (Directive 98/6/EC,
/// Art. 6a). Between two boundaries of segments, withdrawals and promotions nothing changes, so one look at
/// each beginning is enough.
///
/// @param from when it began to be the price, within the window
/// @param until when it ended, within the window
/// @param kind of the segment that was paid
/// @param promoted what promotions made of it
record PriorPrice(Instant from, Instant until, PriceKind kind, PublicPromotions.Promoted promoted) {
    Money price() {
        return promoted.price();
    }

    /// The first of the lowest; null if there was no price in all of the window.
    static @Nullable PriorPrice lowest(
            List<PriceSegment> segments,
            Withdrawals withdrawals,
            PublicPromotions promotions,
            Instant from,
            Instant until) {
        PriorPrice lowest = null;
        var boundaries = boundaries(segments, withdrawals, promotions, from, until);
        for (int i = 0; i + 1 < boundaries.size(); i++) {
            var prior =
                    at(segments, withdrawals, promotions, boundaries.get(i), boundaries.get(i + 1));
            if (prior != null
                    && (lowest == null || prior.price().minor() < lowest.price().minor())) {
                lowest = prior;
            }
        }
        return lowest;
    }

    /// The public price at an instant; null if there is none.
    static PublicPromotions.@Nullable Promoted publicPrice(
            List<PriceSegment> segments,
            Withdrawals withdrawals,
            PublicPromotions promotions,
            Instant at) {
        var prior = at(segments, withdrawals, promotions, at, at);
        return prior == null ? null : prior.promoted();
    }

    private static @Nullable PriorPrice at(
            List<PriceSegment> segments,
            Withdrawals withdrawals,
            PublicPromotions promotions,
            Instant from,
            Instant until) {
        if (withdrawals.covers(from)) {
            return null;
        }
        var paid = EffectivePrice.paid(segments, Buyer.PUBLIC, from);
        return paid == null
                ? null
                : new PriorPrice(from, until, paid.kind(), promotions.promoted(paid, from));
    }

    private static List<Instant> boundaries(
            List<PriceSegment> segments,
            Withdrawals withdrawals,
            PublicPromotions promotions,
            Instant from,
            Instant until) {
        var all = new TreeSet<Instant>();
        segments.forEach(
                segment -> {
                    all.add(segment.from());
                    if (segment.until() != null) {
                        all.add(segment.until());
                    }
                });
        withdrawals
                .past()
                .forEach(
                        gap -> {
                            all.add(gap.from());
                            all.add(gap.until());
                        });
        if (withdrawals.since() != null) {
            all.add(withdrawals.since());
        }
        all.addAll(promotions.boundaries());
        var within = new ArrayList<>(all.subSet(from, true, until, true));
        if (within.isEmpty() || !within.getFirst().equals(from)) {
            within.addFirst(from);
        }
        if (!within.getLast().equals(until)) {
            within.add(until);
        }
        return within;
    }
}
