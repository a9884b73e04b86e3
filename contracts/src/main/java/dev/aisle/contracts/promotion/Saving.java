package dev.aisle.contracts.promotion;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a promotion would take off an amount by itself, before floors and limits.
///
/// @param minor 0 to the amount
/// @param step null where nothing was rounded
/// @param obstacle why it is 0; null where it isn't
record Saving(long minor, @Nullable RoundingStep step, @Nullable PromotionReason obstacle) {
    private static final int PERMYRIAD = 10_000;

    static Saving none(PromotionReason obstacle) {
        return new Saving(0, null, obstacle);
    }

    private static Saving exact(long minor) {
        return minor == 0 ? none(PromotionReason.SAVES_NOTHING) : new Saving(minor, null, null);
    }

    private static Saving rounded(long of, RoundingStep step) {
        long minor = Math.min(of, step.rounded() * step.units());
        return new Saving(minor, step, minor == 0 ? PromotionReason.SAVES_NOTHING : null);
    }

    /// On a line by itself.
    static Saving onLine(PromotionDefinition definition, long total, int quantity) {
        var benefit = definition.benefit();
        return switch (benefit.type()) {
            case PERCENT -> percent(definition, total, quantity);
            case AMOUNT -> exact(eachUpTo(amount(benefit), total, quantity));
            case FIXED_PRICE -> exact(aboveEach(amount(benefit), total, quantity));
            case BUY_GET -> ofUnits(definition, total, quantity, free(benefit, quantity));
            case THRESHOLD ->
                    isReached(benefit, total, quantity)
                            ? beyondThreshold(definition, total, quantity)
                            : none(PromotionReason.THRESHOLD_NOT_REACHED);
            // Only ever on a basket.
            case GIFT -> none(PromotionReason.SAVES_NOTHING);
        };
    }

    static boolean isReached(Benefit benefit, long total, long units) {
        return (benefit.threshold() == null || total >= benefit.threshold().minor())
                && (benefit.thresholdUnits() == null || units >= benefit.thresholdUnits());
    }

    /// How many of so many units cost less.
    static long free(Benefit benefit, long units) {
        int get = Objects.requireNonNullElse(benefit.get(), 1);
        int buy = Objects.requireNonNullElse(benefit.buy(), 1);
        return units / (buy + get) * get;
    }

    /// On some units of a line.
    static Saving ofUnits(PromotionDefinition definition, long total, int quantity, long units) {
        return units == 0
                ? none(PromotionReason.THRESHOLD_NOT_REACHED)
                : percent(
                        definition,
                        RoundingStep.rounded(total, units, quantity, DiscountRounding.DOWN),
                        Math.toIntExact(units));
    }

    static Saving beyondThreshold(PromotionDefinition definition, long total, int units) {
        var amount = definition.benefit().amount();
        return amount == null
                ? percent(definition, total, units)
                : exact(Math.min(amount.minor(), total));
    }

    static Saving percent(PromotionDefinition definition, long of, int units) {
        int percentOff = Objects.requireNonNullElse(definition.benefit().percentOff(), PERMYRIAD);
        if (percentOff == PERMYRIAD) {
            return exact(of);
        }
        var step =
                definition.roundingPer() == RoundingPer.UNIT
                        ? RoundingStep.of(
                                of,
                                percentOff,
                                (long) PERMYRIAD * units,
                                definition.rounding(),
                                units)
                        : RoundingStep.of(of, percentOff, PERMYRIAD, definition.rounding(), 1);
        return rounded(of, step);
    }

    /// On lines together, which is rounded once.
    static Saving percentOfAll(PromotionDefinition definition, long of) {
        int percentOff = Objects.requireNonNullElse(definition.benefit().percentOff(), PERMYRIAD);
        return percentOff == PERMYRIAD
                ? exact(of)
                : rounded(of, RoundingStep.of(of, percentOff, PERMYRIAD, definition.rounding(), 1));
    }

    static long amount(Benefit benefit) {
        return benefit.amount() == null ? 0 : benefit.amount().minor();
    }

    private static long eachUpTo(long amount, long total, int quantity) {
        return amount > total / quantity ? total : amount * quantity;
    }

    private static long aboveEach(long price, long total, int quantity) {
        return price > total / quantity ? 0 : total - price * quantity;
    }
}
