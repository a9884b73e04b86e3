package dev.aisle.contracts.command;

import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.json.Bounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commands on a product's place in the catalogue.
public sealed interface ProductCommand extends Command {
    /// Puts a product into the catalogue.
    ///
    /// @param title shown to people, 1 to 500 characters
    /// @param categories the path from the root to the product's own category, 1 to 8 of them
    /// @param group of the style whose variant this is
    record IntroduceProduct(
            Sku sku,
            @Bounds(min = 1, max = 500) String title,
            BrandId brand,
            @Bounds(min = 1, max = 8, distinct = true) List<CategoryId> categories,
            @Bounds(min = 1, max = 64) @Nullable String group)
            implements ProductCommand {
        public IntroduceProduct {
            categories = List.copyOf(categories);
        }

        @Override
        public StreamId stream() {
            return StreamId.product(sku);
        }
    }
}
