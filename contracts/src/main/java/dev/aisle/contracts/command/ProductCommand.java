package dev.aisle.contracts.command;

import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.TagId;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.product.ProductDescription;
import dev.aisle.contracts.product.UnitMeasure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commands on a product's place in the catalogue. The last of its categories is its own: where the
/// taxonomy `main` has placed that one, the path is taken from there, else as it is given.
public sealed interface ProductCommand extends Command {
    Sku sku();

    @Override
    default StreamId stream() {
        return StreamId.product(sku());
    }

    /// Puts a product into the catalogue, or back into it.
    ///
    /// @param title shown to people, 1 to 500 characters
    /// @param categories the path from the root to the product's own category, 1 to 8 of them
    /// @param group of the style whose variant this is
    /// @param tags at most 32, each once
    /// @param unitMeasure what its unit price is made of
    record IntroduceProduct(
            Sku sku,
            @Bounds(min = 1, max = 500) String title,
            BrandId brand,
            @Bounds(min = 1, max = 8, distinct = true) List<CategoryId> categories,
            @Bounds(min = 1, max = 64) @Nullable String group,
            @Bounds(max = 32, distinct = true) @Nullable List<TagId> tags,
            @Nullable UnitMeasure unitMeasure)
            implements ProductCommand {
        public IntroduceProduct {
            categories = List.copyOf(categories);
            tags = tags == null ? null : List.copyOf(tags);
        }

        public IntroduceProduct(
                Sku sku,
                String title,
                BrandId brand,
                List<CategoryId> categories,
                @Nullable String group) {
            this(sku, title, brand, categories, group, null, null);
        }
    }

    /// Says anew, and whole, what a product is.
    ///
    /// @param title shown to people, 1 to 500 characters
    /// @param categories the path from the root to the product's own category, 1 to 8 of them
    /// @param group of the style whose variant this is
    /// @param tags at most 32, each once
    /// @param unitMeasure what its unit price is made of
    record ChangeProduct(
            Sku sku,
            @Bounds(min = 1, max = 500) String title,
            BrandId brand,
            @Bounds(min = 1, max = 8, distinct = true) List<CategoryId> categories,
            @Bounds(min = 1, max = 64) @Nullable String group,
            @Bounds(max = 32, distinct = true) @Nullable List<TagId> tags,
            @Nullable UnitMeasure unitMeasure)
            implements ProductCommand {
        public ChangeProduct {
            categories = List.copyOf(categories);
            tags = tags == null ? null : List.copyOf(tags);
        }
    }

    /// A step of a catalogue import: the product is to be listed with this content.
    record PublishProduct(Sku sku, ProductDescription content) implements ProductCommand {}

    /// A step of a category's move: the product is to carry its category's path as the taxonomy has it.
    record FollowCategory(Sku sku) implements ProductCommand {}

    /// Takes a product out of the catalogue's listings. Its prices and stock stay, so that what is left can
    /// be counted and come back.
    record DiscontinueProduct(Sku sku) implements ProductCommand {}
}
