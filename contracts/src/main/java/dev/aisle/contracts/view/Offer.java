package dev.aisle.contracts.view;

import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.TagId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.price.PriceSegment;
import dev.aisle.contracts.product.UnitMeasure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A product as a zone sees it: the row of the offer view, the tile of a category listing, and the
/// entry in Redis. Price segments are data; the reader picks by its clock.
///
/// @param categories path from the root to the product's own category
/// @param segments present and coming
/// @param tags null for none
/// @param unitMeasure what its unit price is made of; null where none is shown
/// @param discontinued true where it is in no listing any more; else null
/// @param offset of the last event that changed what is shown
/// @param asOf when that event was recorded
/// @param traceId of the command that caused it, where it was traced
public record Offer(
        Sku sku,
        ZoneId zone,
        String title,
        BrandId brand,
        List<CategoryId> categories,
        @Nullable String group,
        List<PriceSegment> segments,
        long offset,
        Instant asOf,
        @Nullable String traceId,
        @Nullable List<TagId> tags,
        @Nullable UnitMeasure unitMeasure,
        @Nullable Boolean discontinued) {
    public Offer {
        categories = List.copyOf(categories);
        segments = List.copyOf(segments);
        tags = tags == null ? null : List.copyOf(tags);
    }

    public boolean isListed() {
        return !Boolean.TRUE.equals(discontinued);
    }
}
