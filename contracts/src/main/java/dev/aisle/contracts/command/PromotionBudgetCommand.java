package dev.aisle.contracts.command;

import dev.aisle.contracts.id.CustomerId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Commands on what is left of a promotion's caps. An order redeems a promotion once.
public sealed interface PromotionBudgetCommand extends Command {
    PromotionId promotion();

    @Override
    default StreamId stream() {
        return StreamId.promotionBudget(promotion());
    }

    /// Holds one use, and a part of the budget, if both are left; the same again changes nothing.
    ///
    /// @param order a basket or an order; it holds once, and never again after it has let go
    /// @param customer required where uses are counted for each
    /// @param amount that the promotion takes off the order; required where there is a budget
    /// @param expiresAt when the hold ends by itself; after now, and within 90 days
    record ReserveRedemption(
            PromotionId promotion,
            OrderId order,
            @Nullable CustomerId customer,
            @Bounds(min = 0, max = Money.MINOR_MAX) @Nullable Money amount,
            Instant expiresAt)
            implements PromotionBudgetCommand {}

    /// Uses up what an order holds; again changes nothing.
    ///
    /// @param amount that it came to, at most what is held; all of it if left out
    record ConfirmRedemption(
            PromotionId promotion,
            OrderId order,
            @Bounds(min = 0, max = Money.MINOR_MAX) @Nullable Money amount)
            implements PromotionBudgetCommand {}

    /// Gives back what an order holds, or has used within 7 days; again changes nothing.
    record ReleaseRedemption(PromotionId promotion, OrderId order)
            implements PromotionBudgetCommand {}
}
