package dev.aisle.contracts.event.former;

import dev.aisle.contracts.event.PromotionEvent.PromotionDefined;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.promotion.PromotionDefinition;
import dev.aisle.contracts.promotion.PromotionSchedule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A percentage off every product of some categories and of what lies beneath them.
///
/// @param name shown to people
/// @param percentOff permyriad
/// @param zones everywhere if empty
/// @param until exclusive; open-ended if left out
public record PromotionDefinedV1(
        @Bounds(min = 1, max = 200) String name,
        @Bounds(min = 1, max = 10_000) int percentOff,
        @Bounds(min = 1, max = 100) List<CategoryId> categories,
        @Bounds(max = 100) List<ZoneId> zones,
        Instant from,
        @Nullable Instant until)
        implements FormerEvent {
    public PromotionDefinedV1 {
        categories = List.copyOf(categories);
        zones = List.copyOf(zones);
    }

    /// It ran by its schedule from when it was defined, and the one that saved most applied alone: so all
    /// of them are one group.
    @Override
    public PromotionDefined upcast() {
        return new PromotionDefined(
                1,
                PromotionDefinition.percentOff(name, percentOff, categories, zones),
                PromotionSchedule.of(from, until));
    }
}
