package dev.aisle.contracts.promotion;

import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.ZoneId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A promotion as readers hold it in memory, running or coming; also the row of its view.
///
/// @param percentOff permyriad
/// @param zones everywhere if empty
public record RunningPromotion(
        PromotionId id,
        String name,
        int percentOff,
        List<CategoryId> categories,
        List<ZoneId> zones,
        Instant from,
        @Nullable Instant until) {
    public RunningPromotion {
        categories = List.copyOf(categories);
        zones = List.copyOf(zones);
    }

    public boolean appliesTo(List<CategoryId> path, ZoneId zone, Instant at) {
        return !at.isBefore(from)
                && (until == null || at.isBefore(until))
                && (zones.isEmpty() || zones.contains(zone))
                && isOn(path);
    }

    // Asked of every promotion for every product that is served, so without a stream.
    private boolean isOn(List<CategoryId> path) {
        for (var category : path) {
            if (categories.contains(category)) {
                return true;
            }
        }
        return false;
    }
}
