package dev.aisle.command.promotion.budget;

import dev.aisle.command.hold.Holds;
import dev.aisle.contracts.id.CustomerId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.promotion.Caps;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// What is taken of a promotion's caps. Persistent: a decision on a promotion with thousands of open
/// redemptions copies a few nodes.
///
/// @param uses reserved and confirmed
/// @param minor of the budget, reserved and confirmed
/// @param caps as the last reservation found them
/// @param redemptions open ones, and those that ended within [Redemption#ENDED_KEPT] of their expiry
/// @param byCustomer uses that count, of customers that were named
public record Budget(
        long uses,
        long minor,
        Caps caps,
        Holds<Redemption> redemptions,
        PMap<CustomerId, Integer> byCustomer) {
    static final Budget UNTOUCHED = new Budget(0, 0, Caps.NONE, Holds.none(), HashTreePMap.empty());

    /// What an order has; null if it never had anything, or so long ago that it may be forgotten.
    @Nullable Redemption of(OrderId order, Instant at) {
        var redemption = redemptions.get(order.value());
        return redemption == null || redemption.isForgottenAt(at) ? null : redemption;
    }

    int usesOf(CustomerId customer) {
        return byCustomer.getOrDefault(customer, 0);
    }

    Budget under(Caps present) {
        return present.equals(caps)
                ? this
                : new Budget(uses, minor, present, redemptions, byCustomer);
    }

    /// Whether nothing is left of the uses or the budget. A customer's own cap is nobody else's business.
    boolean isExhausted() {
        return isExhausted(uses, minor);
    }

    /// The same, once this is taken too.
    boolean isExhaustedBy(Redemption more) {
        return isExhausted(uses + 1, minor + more.minor());
    }

    private boolean isExhausted(long usesTaken, long minorTaken) {
        return caps.uses() != null && usesTaken >= caps.uses()
                || caps.budget() != null && minorTaken >= caps.budget().minor();
    }

    /// A hold of an order that has none. One that ended long ago, and may be forgotten already, is
    /// forgotten; what it used stays used.
    Budget holding(Redemption redemption) {
        var former = redemptions.get(redemption.order().value());
        return former == null || former.isReserved()
                ? with(redemption)
                : keeping(redemptions.without(former.name())).with(redemption);
    }

    /// In the place of what the order had before.
    Budget with(Redemption redemption) {
        var former = redemptions.get(redemption.order().value());
        long usesBefore = former != null && former.counts() ? 1 : 0;
        long usesAfter = redemption.counts() ? 1 : 0;
        var customers = former == null ? byCustomer : counting(byCustomer, former, -1);
        return new Budget(
                uses - usesBefore + usesAfter,
                minor
                        - (former == null ? 0 : usesBefore * former.minor())
                        + usesAfter * redemption.minor(),
                caps,
                redemptions.with(redemption),
                counting(customers, redemption, 1));
    }

    Budget ended(OrderId order, Redemption.State state, @Nullable Long amount) {
        var redemption = redemptions.get(order.value());
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

    private static PMap<CustomerId, Integer> counting(
            PMap<CustomerId, Integer> byCustomer, Redemption redemption, int change) {
        var customer = redemption.customer();
        if (customer == null || !redemption.counts()) {
            return byCustomer;
        }
        int count = byCustomer.getOrDefault(customer, 0) + change;
        return count > 0 ? byCustomer.plus(customer, count) : byCustomer.minus(customer);
    }

    /// Open ones whose time is over, soonest first.
    List<Redemption> overAt(Instant at, int limit) {
        return redemptions.overAt(at, limit);
    }

    /// Without those that ended so long ago that nobody may repeat a command on them. What they used stays
    /// used.
    Budget trimmedAt(Instant at) {
        var kept = redemptions.trimmedAt(at);
        return kept.size() == redemptions.size() ? this : keeping(kept);
    }

    private Budget keeping(Holds<Redemption> kept) {
        return new Budget(uses, minor, caps, kept, byCustomer);
    }
}
