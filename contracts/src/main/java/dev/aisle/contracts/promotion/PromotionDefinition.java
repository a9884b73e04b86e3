package dev.aisle.contracts.promotion;

import dev.aisle.contracts.id.AudienceId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.ChannelId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One revision of a promotion, which never changes: what it gives, on what, to whom, and with what else.
///
/// @param name shown to people
/// @param zones everywhere if empty
/// @param channels all if empty
/// @param audience everyone if left out
/// @param priority the higher one goes first; ties go to the larger saving, then to the lower id
/// @param floor what a unit costs at the least
public record PromotionDefinition(
        @Bounds(min = 1, max = 200) String name,
        PromotionLevel level,
        Benefit benefit,
        PromotionScope scope,
        @Bounds(max = 100) List<ZoneId> zones,
        @Bounds(max = 20) List<ChannelId> channels,
        @Nullable AudienceId audience,
        @Bounds(max = 1_000) int priority,
        Stacking stacking,
        Caps caps,
        DiscountRounding rounding,
        RoundingPer roundingPer,
        @Bounds(min = 1, max = Money.MINOR_MAX) @Nullable Money floor) {
    public PromotionDefinition {
        zones = List.copyOf(zones);
        channels = List.copyOf(channels);
    }

    /// The plainest of all: a percentage off some categories, of which the best one applies.
    public static PromotionDefinition percentOff(
            String name, int percentOff, List<CategoryId> categories, List<ZoneId> zones) {
        return new PromotionDefinition(
                name,
                PromotionLevel.ITEM,
                Benefit.percent(percentOff),
                PromotionScope.ofCategories(categories),
                zones,
                List.of(),
                null,
                0,
                Stacking.BEST,
                Caps.NONE,
                DiscountRounding.HALF_UP,
                RoundingPer.UNIT,
                null);
    }
}
