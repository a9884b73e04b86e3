package dev.aisle.contracts.promotion;

import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.money.Money;
import org.jspecify.annotations.Nullable;

/// How often a promotion may be redeemed: counted in `promotion-budget/{id}`, reserved and confirmed
/// together. No limit where left out.
///
/// @param uses orders
/// @param usesPerCustomer orders of one customer; only with `uses` of at most [#CUSTOMERS_MAX]
/// @param budget what it may take off in all
public record Caps(
        @Bounds(min = 1, max = Caps.USES_MAX) @Nullable Long uses,
        @Bounds(min = 1, max = 1_000) @Nullable Integer usesPerCustomer,
        @Bounds(min = 1, max = Money.MINOR_MAX) @Nullable Money budget) {
    public static final long USES_MAX = 1_000_000_000L;

    /// Customers are remembered one by one, so that there must be an end to them.
    public static final long CUSTOMERS_MAX = 100_000;

    public static final Caps NONE = new Caps(null, null, null);

    public boolean areSet() {
        return uses != null || usesPerCustomer != null || budget != null;
    }
}
