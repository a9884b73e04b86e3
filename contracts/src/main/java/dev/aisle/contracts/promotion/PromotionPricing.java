package dev.aisle.contracts.promotion;

import dev.aisle.contracts.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What promotions make of prices: one pure function of lines, promotions and time, shared by everything
/// that shows or freezes a promoted price. The same input gives the same output, in whatever order the
/// promotions come. All arithmetic is in whole minor units; each rounding is reported.
///
/// Never below the floor of a promotion that applies, never above the price before.
public final class PromotionPricing {
    private static final int LINES_MAX = 100;

    private PromotionPricing() {}

    /// One line by itself: what a product's own page shows. Promotions on the basket are passed over.
    ///
    /// @param promotions may hold any that don't concern the line; they are passed over
    public static PricedLine line(
            BasketLine line, Collection<RunningPromotion> promotions, PricingContext context) {
        var open = new OpenLine(line);
        var applicable = new ArrayList<RunningPromotion>();
        for (var promotion : promotions) {
            if (promotion.definition().level() == PromotionLevel.ITEM
                    && Applicability.concerns(promotion, line)) {
                var obstacle = Applicability.obstacle(promotion, line, context);
                if (obstacle == null) {
                    applicable.add(promotion);
                } else {
                    open.pass(promotion, obstacle);
                }
            }
        }
        ItemPricing.apply(open, applicable);
        return open.priced();
    }

    /// All lines together: promotions on items first, then those on the basket.
    ///
    /// @param lines 1 to 100, of one currency and scale; together at most [Money#MINOR_MAX]
    /// @throws IllegalArgumentException if they are not
    public static PricedBasket basket(
            List<BasketLine> lines,
            Collection<RunningPromotion> promotions,
            PricingContext context) {
        check(lines);
        return BasketPricing.of(lines, promotions, context);
    }

    private static void check(List<BasketLine> lines) {
        if (lines.isEmpty() || lines.size() > LINES_MAX) {
            throw new IllegalArgumentException("a basket has 1 to " + LINES_MAX + " lines");
        }
        var first = lines.getFirst().unitPrice();
        long sum = 0;
        for (var line : lines) {
            if (!line.unitPrice().currency().equals(first.currency())
                    || line.unitPrice().scale() != first.scale()) {
                throw new IllegalArgumentException("a basket is in one currency");
            }
            sum += line.minorBefore();
        }
        if (sum > Money.MINOR_MAX) {
            throw new IllegalArgumentException("a basket comes to at most " + Money.MINOR_MAX);
        }
    }
}
