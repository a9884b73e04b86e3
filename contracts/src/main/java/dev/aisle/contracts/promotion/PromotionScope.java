package dev.aisle.contracts.promotion;

import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.TagId;
import dev.aisle.contracts.json.Bounds;
import java.util.List;

/// Which products a promotion is on: those that it lists as members, and those of any of these.
///
/// @param everything every product
/// @param categories with all beneath them
/// @param exclude what is left out all the same
public record PromotionScope(
        boolean everything,
        @Bounds(max = 100) List<CategoryId> categories,
        @Bounds(max = 100) List<BrandId> brands,
        @Bounds(max = 100) List<TagId> tags,
        Exclusions exclude) {
    public PromotionScope {
        categories = List.copyOf(categories);
        brands = List.copyOf(brands);
        tags = List.copyOf(tags);
    }

    public static PromotionScope ofCategories(List<CategoryId> categories) {
        return new PromotionScope(false, categories, List.of(), List.of(), Exclusions.NONE);
    }
}
