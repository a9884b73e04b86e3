package dev.aisle.contracts.promotion;

import dev.aisle.contracts.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a promotion is on a line at all, before anything is computed.
final class Applicability {
    private Applicability() {}

    /// Whether the line is in its scope, whatever else keeps it from applying.
    static boolean concerns(RunningPromotion promotion, BasketLine line) {
        var scope = promotion.definition().scope();
        return scope.everything()
                || meet(scope.categories(), line.categories())
                || scope.brands().contains(line.brand())
                || meet(scope.tags(), line.tags())
                || line.listedIn().contains(promotion.id());
    }

    /// What keeps a promotion from applying to a line in its scope; null if nothing does.
    static @Nullable PromotionReason obstacle(
            RunningPromotion promotion, BasketLine line, PricingContext context) {
        var general = obstacle(promotion, context);
        if (general != null) {
            return general;
        }
        var exclude = promotion.definition().scope().exclude();
        if (line.clearance() && exclude.clearance()) {
            return PromotionReason.CLEARANCE;
        }
        if (exclude.skus().contains(line.sku())
                || exclude.brands().contains(line.brand())
                || meet(exclude.categories(), line.categories())
                || meet(exclude.tags(), line.tags())) {
            return PromotionReason.EXCLUDED;
        }
        return speaks(promotion.definition(), line.unitPrice())
                ? null
                : PromotionReason.OTHER_CURRENCY;
    }

    private static @Nullable PromotionReason obstacle(
            RunningPromotion promotion, PricingContext context) {
        var definition = promotion.definition();
        if (promotion.statusAt(context.at()) != PromotionStatus.ACTIVE) {
            return PromotionReason.NOT_ACTIVE;
        }
        if (!definition.zones().isEmpty() && !definition.zones().contains(context.zone())) {
            return PromotionReason.OTHER_ZONE;
        }
        if (!definition.channels().isEmpty()
                && (context.channel() == null
                        || !definition.channels().contains(context.channel()))) {
            return PromotionReason.OTHER_CHANNEL;
        }
        if (definition.audience() != null && !definition.audience().equals(context.audience())) {
            return PromotionReason.OTHER_AUDIENCE;
        }
        return promotion.exhausted() ? PromotionReason.CAP_EXHAUSTED : null;
    }

    private static boolean speaks(PromotionDefinition definition, Money price) {
        return isLike(definition.benefit().amount(), price)
                && isLike(definition.benefit().threshold(), price)
                && isLike(definition.floor(), price)
                && isLike(definition.caps().budget(), price);
    }

    private static boolean isLike(@Nullable Money said, Money price) {
        return said == null
                || said.scale() == price.scale() && said.currency().equals(price.currency());
    }

    // Asked for every product that is served, so without a stream.
    private static <T> boolean meet(List<T> some, List<T> others) {
        for (int i = 0; i < some.size(); i++) {
            if (others.contains(some.get(i))) {
                return true;
            }
        }
        return false;
    }
}
