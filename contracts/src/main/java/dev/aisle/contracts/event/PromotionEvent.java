package dev.aisle.contracts.event;

import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.ZoneId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to a promotion. Active and ended follow from its schedule and the clock.
public sealed interface PromotionEvent extends Event {
    /// @param percentOff permyriad
    /// @param zones everywhere if empty
    record PromotionDefined(
            String name,
            int percentOff,
            List<CategoryId> categories,
            List<ZoneId> zones,
            Instant from,
            @Nullable Instant until)
            implements PromotionEvent {
        public PromotionDefined {
            categories = List.copyOf(categories);
            zones = List.copyOf(zones);
        }
    }
}
