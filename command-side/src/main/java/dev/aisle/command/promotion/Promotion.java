package dev.aisle.command.promotion;

import dev.aisle.contracts.event.PromotionEvent.PromotionDefined;
import org.jspecify.annotations.Nullable;

/// A promotion as it was defined; null before that.
public record Promotion(@Nullable PromotionDefined definition) {
    static final Promotion UNDEFINED = new Promotion(null);
}
