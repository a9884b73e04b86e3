package dev.aisle.contracts.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A line while promotions are applied to it, one after the other.
final class OpenLine {
    private static final int PERMYRIAD = 10_000;

    private final BasketLine line;
    private final List<PromotionVerdict> applied = new ArrayList<>(2);
    private final List<PromotionVerdict> others = new ArrayList<>(2);
    private long total;
    private long floor;
    private long savedMax;

    OpenLine(BasketLine line) {
        this.line = line;
        this.total = line.minorBefore();
        this.savedMax = total;
    }

    BasketLine line() {
        return line;
    }

    long total() {
        return total;
    }

    long saved() {
        return line.minorBefore() - total;
    }

    /// The most that a promotion may take off now: no lower than its floor and those of all that applied
    /// before it, and no more in all than any of them allows.
    long room(PromotionDefinition definition) {
        long least =
                Math.max(
                        Math.max(floor, floor(definition)),
                        line.minorBefore() - Math.min(savedMax, savedMax(definition)));
        return Math.max(0, total - least);
    }

    private long floor(PromotionDefinition definition) {
        var unit = definition.floor();
        if (unit == null) {
            return 0;
        }
        // A price below the floor already stays where it is.
        return unit.minor() > line.unitPrice().minor()
                ? line.minorBefore()
                : unit.minor() * line.quantity();
    }

    private long savedMax(PromotionDefinition definition) {
        var off = definition.stacking().maxTotalOff();
        return off == null
                ? line.minorBefore()
                : RoundingStep.rounded(line.minorBefore(), off, PERMYRIAD, DiscountRounding.DOWN);
    }

    void take(RunningPromotion promotion, long saving, @Nullable RoundingStep step) {
        var definition = promotion.definition();
        total -= saving;
        floor = Math.max(floor, floor(definition));
        savedMax = Math.min(savedMax, savedMax(definition));
        applied.add(new PromotionVerdict(promotion, PromotionReason.APPLIED, saving, step));
    }

    void pass(RunningPromotion promotion, PromotionReason reason) {
        others.add(PromotionVerdict.not(promotion, reason));
    }

    /// Why a promotion can't join those that applied; null if it can.
    @Nullable PromotionReason obstacleBefore(RunningPromotion promotion) {
        for (var verdict : applied) {
            var mode = verdict.promotion().definition().stacking().mode();
            if (mode == StackingMode.EXCLUSIVE) {
                return PromotionReason.EXCLUSIVE;
            }
            if (areOfOneGroup(verdict.promotion(), promotion)) {
                return PromotionReason.BEATEN_IN_GROUP;
            }
        }
        return null;
    }

    private static boolean areOfOneGroup(RunningPromotion one, RunningPromotion other) {
        var first = one.definition().stacking();
        var second = other.definition().stacking();
        return first.mode() == StackingMode.BEST_OF_GROUP
                && second.mode() == StackingMode.BEST_OF_GROUP
                && Objects.equals(first.group(), second.group());
    }

    /// The highest priority of what applied; -1 if nothing did.
    int priority() {
        int highest = -1;
        for (var verdict : applied) {
            highest = Math.max(highest, verdict.promotion().definition().priority());
        }
        return highest;
    }

    PricedLine priced() {
        var verdicts = new ArrayList<>(applied);
        verdicts.addAll(others);
        var before = line.unitPrice().withMinor(line.minorBefore());
        return new PricedLine(
                line, before, before.withMinor(total), PromotionVerdict.ordered(verdicts));
    }
}
