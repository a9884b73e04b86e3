package dev.aisle.contracts.promotion;

import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.ZoneId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A promotion as readers hold it in memory and evaluate it; also the row of its view.
///
/// @param exhausted whether nothing is left of one of its caps
public record RunningPromotion(PromotionId id, PromotionLife life, boolean exhausted) {
    public PromotionDefinition definition() {
        return life.definition();
    }

    public PromotionStatus statusAt(Instant at) {
        return life.statusAt(at);
    }

    /// Whether it may still come to apply to anything, were the clock to allow it.
    public boolean mayApply() {
        return life.state() == PromotionState.SCHEDULED || life.state() == PromotionState.PAUSED;
    }

    /// A percentage off some categories, running from a time on.
    public static RunningPromotion percentOff(
            PromotionId id,
            String name,
            int percentOff,
            List<CategoryId> categories,
            List<ZoneId> zones,
            Instant from,
            @Nullable Instant until) {
        return new RunningPromotion(
                id,
                new PromotionLife(
                        1,
                        PromotionDefinition.percentOff(name, percentOff, categories, zones),
                        PromotionSchedule.of(from, until),
                        PromotionState.SCHEDULED),
                false);
    }
}
