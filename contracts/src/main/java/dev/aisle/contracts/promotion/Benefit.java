package dev.aisle.contracts.promotion;

import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.money.Money;
import org.jspecify.annotations.Nullable;

/// What a promotion gives. Which parts there are is said by the type; the others are null.
///
/// @param percentOff permyriad
/// @param amount off, or the price to pay
/// @param buy units to pay for in full
/// @param get units that then cost less; of a gift, how many
/// @param threshold what the lines in scope must come to
/// @param thresholdUnits how many units must be in scope
/// @param gift what is given
public record Benefit(
        PromotionType type,
        @Bounds(min = 1, max = 10_000) @Nullable Integer percentOff,
        @Bounds(min = 1, max = Money.MINOR_MAX) @Nullable Money amount,
        @Bounds(min = 1, max = Benefit.UNITS_MAX) @Nullable Integer buy,
        @Bounds(min = 1, max = Benefit.UNITS_MAX) @Nullable Integer get,
        @Bounds(min = 1, max = Money.MINOR_MAX) @Nullable Money threshold,
        @Bounds(min = 1, max = Benefit.UNITS_MAX) @Nullable Integer thresholdUnits,
        @Nullable Sku gift) {
    public static final int UNITS_MAX = 1_000;

    public static Benefit percent(int percentOff) {
        return new Benefit(PromotionType.PERCENT, percentOff, null, null, null, null, null, null);
    }
}
