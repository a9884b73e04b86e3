package dev.aisle.contracts.promotion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a promotion that concerns a line, or a basket.
///
/// @param savedMinor what it took off, in minor units; 0 unless it applied
/// @param step how that was rounded, before floors and limits; null where nothing was
public record PromotionVerdict(
        RunningPromotion promotion,
        PromotionReason reason,
        long savedMinor,
        @Nullable RoundingStep step) {
    static PromotionVerdict not(RunningPromotion promotion, PromotionReason reason) {
        return new PromotionVerdict(promotion, reason, 0, null);
    }

    /// Those that applied in the order in which they did, then the others by id.
    static List<PromotionVerdict> ordered(List<PromotionVerdict> verdicts) {
        if (verdicts.size() < 2) {
            return verdicts;
        }
        var applied = new ArrayList<PromotionVerdict>(verdicts.size());
        var others = new ArrayList<PromotionVerdict>(verdicts.size());
        for (var verdict : verdicts) {
            (verdict.isApplied() ? applied : others).add(verdict);
        }
        others.sort(Comparator.comparing(verdict -> verdict.promotion().id().value()));
        applied.addAll(others);
        return applied;
    }

    public boolean isApplied() {
        return reason == PromotionReason.APPLIED;
    }
}
