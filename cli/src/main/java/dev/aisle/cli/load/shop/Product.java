package dev.aisle.cli.load.shop;

import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param baseMinor what it costs before the zone's factor
record Product(
        Sku sku,
        String title,
        BrandId brand,
        List<CategoryId> categories,
        @Nullable String group,
        long baseMinor) {}
