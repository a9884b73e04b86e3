package dev.aisle.contracts.command;

import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.json.Bounds;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commands on promotions.
public sealed interface PromotionCommand extends Command {
    /// A percentage off every product of some categories and of what lies beneath them.
    ///
    /// @param name shown to people, 1 to 200 characters
    /// @param percentOff permyriad, 1 to 10,000
    /// @param categories 1 to 100
    /// @param zones where it runs; everywhere if empty or left out; at most 100
    /// @param until exclusive; open-ended if left out
    record DefinePromotion(
            PromotionId promotion,
            @Bounds(min = 1, max = 200) String name,
            @Bounds(min = 1, max = 10_000) int percentOff,
            @Bounds(min = 1, max = 100) List<CategoryId> categories,
            @Bounds(max = 100) @Nullable List<ZoneId> zones,
            Instant from,
            @Nullable Instant until)
            implements PromotionCommand {
        public DefinePromotion {
            categories = List.copyOf(categories);
            zones = zones == null ? null : List.copyOf(zones);
        }

        @Override
        public StreamId stream() {
            return StreamId.promotion(promotion);
        }
    }
}
