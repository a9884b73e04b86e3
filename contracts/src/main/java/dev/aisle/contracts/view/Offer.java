package dev.aisle.contracts.view;

import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.TagId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.price.AnnouncedReduction;
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
/// @param withdrawnFrom since when no price is shown, whatever the segments say; null while prices are
/// @param reduction the last that was announced; null if none was
/// @param listedIn promotions that have the product as a member; null is none
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
        @Nullable Boolean discontinued,
        @Nullable Instant withdrawnFrom,
        @Nullable AnnouncedReduction reduction,
        @Nullable List<PromotionId> listedIn) {
    public Offer {
        listedIn = listedIn == null ? null : List.copyOf(listedIn);
        categories = List.copyOf(categories);
        segments = List.copyOf(segments);
        tags = tags == null ? null : List.copyOf(tags);
    }

    public boolean inListings() {
        return !Boolean.TRUE.equals(discontinued);
    }

    /// Never withdrawn, never reduced, and in no promotion's list.
    public Offer(
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
        this(
                sku,
                zone,
                title,
                brand,
                categories,
                group,
                segments,
                offset,
                asOf,
                traceId,
                tags,
                unitMeasure,
                discontinued,
                null,
                null,
                null);
    }

    /// The promotions that have the product as a member.
    public List<PromotionId> promotions() {
        return listedIn == null ? List.of() : listedIn;
    }

    /// The segments that may be shown at an instant: none while prices are withdrawn.
    public List<PriceSegment> segmentsAt(Instant at) {
        return withdrawnFrom != null && !at.isBefore(withdrawnFrom) ? List.of() : segments;
    }
}
