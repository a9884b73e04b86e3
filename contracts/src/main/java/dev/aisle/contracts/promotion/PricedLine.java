package dev.aisle.contracts.promotion;

import dev.aisle.contracts.money.Money;
import java.util.List;

/// A line after promotions.
///
/// @param before its unit price times its quantity
/// @param total what it comes to: at least its floors, at most `before`
/// @param verdicts of every promotion that concerns it; those that applied first, in the order in which
///     they did
public record PricedLine(
        BasketLine line, Money before, Money total, List<PromotionVerdict> verdicts) {
    public PricedLine {
        verdicts = List.copyOf(verdicts);
    }

    public List<PromotionVerdict> applied() {
        return verdicts.stream().filter(PromotionVerdict::isApplied).toList();
    }
}
