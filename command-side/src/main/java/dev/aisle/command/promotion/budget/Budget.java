package dev.aisle.command.promotion.budget;

import dev.aisle.contracts.id.CustomerId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.promotion.Caps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePSet;

/// What is taken of a promotion's caps. Persistent: a decision on a promotion with thousands of open
/// redemptions copies a few nodes.
///
/// @param uses reserved and confirmed
/// @param minor of the budget, reserved and confirmed
/// @param caps as the last reservation found them
/// @param redemptions open ones, and those that ended within [#ENDED_KEPT] of their expiry
/// @param open by expiry
/// @param ended by expiry
/// @param byCustomer uses that count, of customers that were named
public record Budget(
        long uses,
        long minor,
        Caps caps,
        PMap<OrderId, Redemption> redemptions,
        PSortedSet<Redemption> open,
        PSortedSet<Redemption> ended,
        PMap<CustomerId, Integer> byCustomer) {
    /// As long as a command may be repeated.
    static final Duration ENDED_KEPT = Duration.ofDays(7);

    private static final Comparator<Redemption> BY_EXPIRY =
            Comparator.comparing(Redemption::expiresAt)
                    .thenComparing(redemption -> redemption.order().value());

    static final Budget UNTOUCHED =
            new Budget(
                    0,
                    0,
                    Caps.NONE,
                    HashTreePMap.empty(),
                    TreePSet.empty(BY_EXPIRY),
                    TreePSet.empty(BY_EXPIRY),
                    HashTreePMap.empty());

    /// What an order has; null if it never had anything, or so long ago that it may be forgotten.
    @Nullable Redemption of(OrderId order, Instant at) {
        var redemption = redemptions.get(order);
        return redemption == null
                        || !redemption.isReserved()
                                && redemption.expiresAt().isBefore(at.minus(ENDED_KEPT))
                ? null
                : redemption;
    }

    int usesOf(CustomerId customer) {
        return byCustomer.getOrDefault(customer, 0);
    }

    Budget under(Caps present) {
        return new Budget(uses, minor, present, redemptions, open, ended, byCustomer);
    }

    /// Whether nothing is left of the uses or the budget. A customer's own cap is nobody else's business.
    boolean isExhausted() {
        return caps.uses() != null && uses >= caps.uses()
                || caps.budget() != null && minor >= caps.budget().minor();
    }

    /// A hold of an order that has none. One that ended long ago, and may be forgotten already, is
    /// forgotten; what it used stays used.
    Budget holding(Redemption redemption) {
        var former = redemptions.get(redemption.order());
        return (former == null || former.isReserved() ? this : forgetting(former)).with(redemption);
    }

    /// In the place of what the order had before.
    Budget with(Redemption redemption) {
        var before = without(redemption.order());
        int sign = redemption.counts() ? 1 : 0;
        return new Budget(
                before.uses + sign,
                before.minor + sign * redemption.minor(),
                caps,
                before.redemptions.plus(redemption.order(), redemption),
                redemption.isReserved() ? before.open.plus(redemption) : before.open,
                redemption.isReserved() ? before.ended : before.ended.plus(redemption),
                before.counting(redemption, sign));
    }

    Budget ended(OrderId order, Redemption.State state, @Nullable Long amount) {
        var redemption = redemptions.get(order);
        if (redemption == null) {
            return this;
        }
        boolean ends =
                redemption.isReserved()
                        || redemption.state() == Redemption.State.CONFIRMED
                                && state == Redemption.State.RELEASED;
        return ends
                ? with(redemption.as(state, amount == null ? redemption.minor() : amount))
                : this;
    }

    private Budget without(OrderId order) {
        var former = redemptions.get(order);
        if (former == null) {
            return this;
        }
        int sign = former.counts() ? -1 : 0;
        return new Budget(
                uses + sign,
                minor + sign * former.minor(),
                caps,
                redemptions.minus(order),
                open.minus(former),
                ended.minus(former),
                counting(former, sign));
    }

    private PMap<CustomerId, Integer> counting(Redemption redemption, int sign) {
        var customer = redemption.customer();
        if (customer == null || sign == 0) {
            return byCustomer;
        }
        int count = usesOf(customer) + sign;
        return count > 0 ? byCustomer.plus(customer, count) : byCustomer.minus(customer);
    }

    /// Open ones whose time is over, soonest first.
    List<Redemption> overAt(Instant at, int limit) {
        var over = new ArrayList<Redemption>();
        for (var redemption : open) {
            if (!redemption.isOverAt(at) || over.size() == limit) {
                break;
            }
            over.add(redemption);
        }
        return over;
    }

    /// Without those that ended so long ago that nobody may repeat a command on them. What they used stays
    /// used.
    Budget trimmedAt(Instant at) {
        var kept = this;
        var before = at.minus(ENDED_KEPT);
        while (!kept.ended.isEmpty() && kept.ended.first().expiresAt().isBefore(before)) {
            kept = kept.forgetting(kept.ended.first());
        }
        return kept;
    }

    private Budget forgetting(Redemption gone) {
        return new Budget(
                uses,
                minor,
                caps,
                redemptions.minus(gone.order()),
                open,
                ended.minus(gone),
                byCustomer);
    }
}
