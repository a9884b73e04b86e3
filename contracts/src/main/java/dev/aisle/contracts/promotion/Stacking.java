package dev.aisle.contracts.promotion;

import dev.aisle.contracts.id.PromotionGroupId;
import dev.aisle.contracts.json.Bounds;
import org.jspecify.annotations.Nullable;

/// How a promotion combines with others on a line.
///
/// @param group of [StackingMode#BEST_OF_GROUP]; all without one are one group
/// @param maxTotalOff permyriad of a line's price before promotions that all of them together may take off,
///     wherever this one applies; no limit if left out
public record Stacking(
        StackingMode mode,
        @Nullable PromotionGroupId group,
        @Bounds(min = 1, max = 10_000) @Nullable Integer maxTotalOff) {
    public static final Stacking BEST = new Stacking(StackingMode.BEST_OF_GROUP, null, null);
}
