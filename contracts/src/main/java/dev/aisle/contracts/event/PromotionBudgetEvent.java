package dev.aisle.contracts.event;

import dev.aisle.contracts.id.CustomerId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.promotion.Caps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was taken of a promotion's caps, and given back. Each says whether it leaves nothing of a cap, so
/// that views needn't count.
public sealed interface PromotionBudgetEvent extends Event {
    /// An order holds one use, and a part of the budget.
    ///
    /// @param customer whose uses are counted; null where they aren't
    /// @param amount that the promotion takes off; null where no budget is kept
    /// @param expiresAt when the hold ends by itself
    /// @param caps of the promotion's revision then
    /// @param exhausted whether nothing is left now, of uses or budget
    record RedemptionReserved(
            OrderId order,
            @Nullable CustomerId customer,
            @Bounds(min = 0, max = Money.MINOR_MAX) @Nullable Money amount,
            Instant expiresAt,
            Caps caps,
            boolean exhausted)
            implements PromotionBudgetEvent {}

    /// What an order held is used up.
    ///
    /// @param amount that it came to, at most what was held
    /// @param exhausted whether nothing is left now
    record RedemptionConfirmed(
            OrderId order,
            @Bounds(min = 0, max = Money.MINOR_MAX) @Nullable Money amount,
            boolean exhausted)
            implements PromotionBudgetEvent {}

    /// What an order held, or used, is there again.
    ///
    /// @param exhausted whether nothing is left all the same
    record RedemptionReleased(OrderId order, boolean exhausted) implements PromotionBudgetEvent {}

    /// What an order held is there again, by the clock.
    ///
    /// @param exhausted whether nothing is left all the same
    record RedemptionExpired(OrderId order, boolean exhausted) implements PromotionBudgetEvent {}
}
