package dev.aisle.contracts.product;

import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.TagId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the catalogue says of a product.
///
/// @param title shown to people
/// @param categories from the root to the product's own category
/// @param group of the style whose variant this is
/// @param tags each once, in no order that matters; null for none
/// @param unitMeasure what its unit price is made of; null where none is shown
public record ProductDescription(
        String title,
        BrandId brand,
        List<CategoryId> categories,
        @Nullable String group,
        @Nullable List<TagId> tags,
        @Nullable UnitMeasure unitMeasure) {
    public ProductDescription {
        categories = List.copyOf(categories);
        tags = tags == null ? null : List.copyOf(tags);
    }

    /// The product's own.
    public CategoryId category() {
        return categories.getLast();
    }

    public ProductDescription under(List<CategoryId> path) {
        return new ProductDescription(title, brand, path, group, tags, unitMeasure);
    }
}
