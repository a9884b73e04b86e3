package dev.aisle.contracts.event;

import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.json.Bounds;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to a promotion. Active and ended follow from its schedule and the clock.
public sealed interface PromotionEvent extends Event {
    /// A percentage off every product of some categories and of what lies beneath them.
    ///
    /// @param name shown to people
    /// @param percentOff permyriad
    /// @param zones everywhere if empty
    /// @param until exclusive; open-ended if left out
    record PromotionDefined(
            @Bounds(min = 1, max = 200) String name,
            @Bounds(min = 1, max = 10_000) int percentOff,
            @Bounds(min = 1, max = 100) List<CategoryId> categories,
            @Bounds(max = 100) List<ZoneId> zones,
            Instant from,
            @Nullable Instant until)
            implements PromotionEvent {
        public PromotionDefined {
            categories = List.copyOf(categories);
            zones = List.copyOf(zones);
        }
    }
}
