package dev.aisle.contracts.promotion;

import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.TagId;
import dev.aisle.contracts.json.Bounds;
import java.util.List;

/// What a promotion never applies to, though it be in its scope.
///
/// @param categories with all beneath them
/// @param clearance what is sold at a clearance price
public record Exclusions(
        @Bounds(max = 100) List<Sku> skus,
        @Bounds(max = 100) List<CategoryId> categories,
        @Bounds(max = 100) List<BrandId> brands,
        @Bounds(max = 100) List<TagId> tags,
        boolean clearance) {
    public static final Exclusions NONE =
            new Exclusions(List.of(), List.of(), List.of(), List.of(), false);

    public Exclusions {
        skus = List.copyOf(skus);
        categories = List.copyOf(categories);
        brands = List.copyOf(brands);
        tags = List.copyOf(tags);
    }
}
