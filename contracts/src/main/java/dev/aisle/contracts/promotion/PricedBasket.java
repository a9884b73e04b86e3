package dev.aisle.contracts.promotion;

import dev.aisle.contracts.money.Money;
import java.util.List;

/// A basket after promotions. All its lines are of one currency and scale.
///
/// @param before the sum of its lines before promotions
/// @param total the sum of its lines' totals
/// @param verdicts of every promotion on the basket that concerns a line of it
public record PricedBasket(
        List<PricedLine> lines,
        Money before,
        Money total,
        List<PromotionVerdict> verdicts,
        List<EarnedGift> gifts) {
    public PricedBasket {
        lines = List.copyOf(lines);
        verdicts = List.copyOf(verdicts);
        gifts = List.copyOf(gifts);
    }
}
