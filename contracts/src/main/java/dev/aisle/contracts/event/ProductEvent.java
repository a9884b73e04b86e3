package dev.aisle.contracts.event;

import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to a product. Its category path is the one as of then.
public sealed interface ProductEvent extends Event {
    /// @param categories from the root to the product's own category
    record ProductIntroduced(
            String title, BrandId brand, List<CategoryId> categories, @Nullable String group)
            implements ProductEvent {
        public ProductIntroduced {
            categories = List.copyOf(categories);
        }
    }
}
