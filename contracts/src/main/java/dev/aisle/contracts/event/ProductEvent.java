package dev.aisle.contracts.event;

import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.json.Bounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to a product. Its category path is the one as of then.
public sealed interface ProductEvent extends Event {
    /// A product came into the catalogue.
    ///
    /// @param title shown to people
    /// @param categories from the root to the product's own category
    /// @param group of the style whose variant this is
    record ProductIntroduced(
            @Bounds(min = 1, max = 500) String title,
            BrandId brand,
            @Bounds(min = 1, max = 8, distinct = true) List<CategoryId> categories,
            @Bounds(min = 1, max = 64) @Nullable String group)
            implements ProductEvent {
        public ProductIntroduced {
            categories = List.copyOf(categories);
        }
    }
}
