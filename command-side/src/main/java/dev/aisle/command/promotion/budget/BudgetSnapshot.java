package dev.aisle.command.promotion.budget;

import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.id.CustomerId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.promotion.Caps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;

/// [Budget] as it is written down. Names are short, since there are thousands of them.
///
/// @param holds by expiry; open ones first
/// @param customers with their uses, by id
record BudgetSnapshot(long uses, long minor, Caps caps, List<Hold> holds, List<Count> customers) {
    private static final Comparator<Redemption> OPEN_FIRST =
            Comparator.comparing(Redemption::isReserved)
                    .reversed()
                    .thenComparing(Redemption::expiresAt)
                    .thenComparing(Redemption::name);

    static final StateCodec<Budget, BudgetSnapshot> CODEC =
            new StateCodec<>(1, BudgetSnapshot.class, BudgetSnapshot::of, BudgetSnapshot::budget);

    /// @param o order
    /// @param c customer
    /// @param m minor units
    /// @param x when it expires or would have
    /// @param s state
    record Hold(OrderId o, @Nullable CustomerId c, long m, Instant x, Redemption.State s) {
        static Hold of(Redemption redemption) {
            return new Hold(
                    redemption.order(),
                    redemption.customer(),
                    redemption.minor(),
                    redemption.expiresAt(),
                    redemption.state());
        }
    }

    /// @param c customer
    /// @param n uses
    record Count(CustomerId c, int n) {}

    private static BudgetSnapshot of(Budget budget) {
        var holds = new ArrayList<Hold>(budget.redemptions().size());
        budget.redemptions().all().stream()
                .sorted(OPEN_FIRST)
                .forEach(redemption -> holds.add(Hold.of(redemption)));
        var customers = new ArrayList<Count>(budget.byCustomer().size());
        budget.byCustomer().forEach((customer, uses) -> customers.add(new Count(customer, uses)));
        customers.sort(Comparator.comparing(count -> count.c().value()));
        return new BudgetSnapshot(budget.uses(), budget.minor(), budget.caps(), holds, customers);
    }

    private Budget budget() {
        var budget = Budget.UNTOUCHED;
        for (var hold : holds) {
            budget = budget.with(new Redemption(hold.o(), hold.c(), hold.m(), hold.x(), hold.s()));
        }
        // The counts hold more than those that are remembered.
        var byCustomer = HashTreePMap.<CustomerId, Integer>empty();
        for (var count : customers) {
            byCustomer = byCustomer.plus(count.c(), count.n());
        }
        return new Budget(uses, minor, caps, budget.redemptions(), byCustomer);
    }
}
