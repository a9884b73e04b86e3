package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/// A stream's name: `family/key` or `family/key/qualifier`, such as `price/SKU-1/us-east`. The key is
/// the partition key: all streams that share it are in one bucket.
public record StreamId(Family family, String key, @Nullable String qualifier) {
    public StreamId {
        IdFormat.check(family.idName(), key);
        if (qualifier != null) {
            IdFormat.check("stream qualifier", qualifier);
        }
    }

    public static StreamId product(Sku sku) {
        return new StreamId(Family.PRODUCT, sku.value(), null);
    }

    public static StreamId price(Sku sku, ZoneId zone) {
        return new StreamId(Family.PRICE, sku.value(), zone.value());
    }

    public static StreamId stock(Sku sku, LocationId location) {
        return new StreamId(Family.STOCK, sku.value(), location.value());
    }

    public static StreamId basket(BasketId basket) {
        return new StreamId(Family.BASKET, basket.value(), null);
    }

    public static StreamId promotion(PromotionId promotion) {
        return new StreamId(Family.PROMOTION, promotion.value(), null);
    }

    /// In its promotion's own bucket.
    public static StreamId promotionBudget(PromotionId promotion) {
        return new StreamId(Family.PROMOTION_BUDGET, promotion.value(), null);
    }

    public static StreamId membership(Sku sku) {
        return new StreamId(Family.MEMBERSHIP, sku.value(), null);
    }

    public static StreamId zone(ZoneId zone) {
        return new StreamId(Family.ZONE, zone.value(), null);
    }

    public static StreamId location(LocationId location) {
        return new StreamId(Family.LOCATION, location.value(), null);
    }

    public static StreamId source(SourceId source) {
        return new StreamId(Family.SOURCE, source.value(), null);
    }

    public static StreamId region(RegionId region) {
        return new StreamId(Family.REGION, region.value(), null);
    }

    public static StreamId taxonomy(TaxonomyId taxonomy) {
        return new StreamId(Family.TAXONOMY, taxonomy.value(), null);
    }

    public static StreamId parked(Sku sku) {
        return new StreamId(Family.PARKED, sku.value(), null);
    }

    public static StreamId catalogImport(ImportId id) {
        return new StreamId(Family.IMPORT, id.value(), null);
    }

    /// The inverse of [#toString()].
    ///
    /// @throws IllegalArgumentException if the text is no stream's name
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static StreamId parse(String text) {
        int key = text.indexOf('/') + 1;
        int qualifier = text.indexOf('/', key) + 1;
        if (key == 0 || qualifier > 0 && text.indexOf('/', qualifier) >= 0) {
            throw new IllegalArgumentException(
                    "a stream is family/id or family/id/id, not '" + text + "'");
        }
        var family = Family.ofPath(text.substring(0, key - 1));
        return qualifier == 0
                ? new StreamId(family, text.substring(key), null)
                : new StreamId(
                        family, text.substring(key, qualifier - 1), text.substring(qualifier));
    }

    @Override
    @JsonValue
    public String toString() {
        return qualifier == null
                ? family.path() + "/" + key
                : family.path() + "/" + key + "/" + qualifier;
    }
}
