package dev.aisle.command.promotion;

import dev.aisle.contracts.command.PromotionCommand.DefinePromotion;
import dev.aisle.contracts.promotion.Benefit;
import dev.aisle.contracts.promotion.Caps;
import dev.aisle.contracts.promotion.DiscountRounding;
import dev.aisle.contracts.promotion.Exclusions;
import dev.aisle.contracts.promotion.PromotionDefinition;
import dev.aisle.contracts.promotion.PromotionLevel;
import dev.aisle.contracts.promotion.PromotionScope;
import dev.aisle.contracts.promotion.PromotionType;
import dev.aisle.contracts.promotion.RoundingPer;
import dev.aisle.contracts.promotion.Stacking;
import dev.aisle.contracts.promotion.StackingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a command defines, with all that it leaves out filled in.
final class Definitions {
    private Definitions() {}

    static PromotionDefinition of(DefinePromotion define) {
        return new PromotionDefinition(
                define.name(),
                level(define),
                benefit(define),
                scope(define),
                list(define.zones()),
                list(define.channels()),
                define.audience(),
                Objects.requireNonNullElse(define.priority(), 0),
                new Stacking(
                        Objects.requireNonNullElse(define.stacking(), StackingMode.BEST_OF_GROUP),
                        define.group(),
                        define.maxTotalOff()),
                new Caps(define.uses(), define.usesPerCustomer(), define.budget()),
                Objects.requireNonNullElse(define.rounding(), DiscountRounding.HALF_UP),
                Objects.requireNonNullElse(define.roundingPer(), RoundingPer.UNIT),
                define.floor());
    }

    static PromotionType type(DefinePromotion define) {
        return Objects.requireNonNullElse(define.type(), PromotionType.PERCENT);
    }

    static PromotionLevel level(DefinePromotion define) {
        if (define.level() != null) {
            return define.level();
        }
        return type(define) == PromotionType.GIFT ? PromotionLevel.BASKET : PromotionLevel.ITEM;
    }

    private static Benefit benefit(DefinePromotion define) {
        return new Benefit(
                type(define),
                define.percentOff(),
                define.amount(),
                define.buy(),
                define.get(),
                define.threshold(),
                define.thresholdUnits(),
                define.gift());
    }

    private static PromotionScope scope(DefinePromotion define) {
        return new PromotionScope(
                Boolean.TRUE.equals(define.everything()),
                list(define.categories()),
                list(define.brands()),
                list(define.tags()),
                new Exclusions(
                        list(define.excludedSkus()),
                        list(define.excludedCategories()),
                        list(define.excludedBrands()),
                        list(define.excludedTags()),
                        Boolean.TRUE.equals(define.excludeClearance())));
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
