package dev.aisle.folds;

import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.RegionId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Names one row. Keys are made of ids that never change, so that a row is fed by one bucket for ever.
///
/// @param values of the table's key columns: ids as text, a bucket as an `Integer`
public record RowKey(Table table, List<Object> values) {
    public RowKey {
        values = List.copyOf(values);
        if (values.size() != table.keyColumns().size()) {
            throw new IllegalArgumentException(
                    table + " is keyed by " + table.keyColumns() + ", not by " + values);
        }
    }

    public static RowKey offer(Sku sku, ZoneId zone) {
        return new RowKey(Table.OFFER, List.of(sku.value(), zone.value()));
    }

    public static RowKey tile(CategoryId category, ZoneId zone, Sku sku) {
        return new RowKey(Table.TILE, List.of(category.value(), zone.value(), sku.value()));
    }

    public static RowKey product(Sku sku) {
        return new RowKey(Table.PRODUCT, List.of(sku.value()));
    }

    public static RowKey stock(Sku sku, LocationId location) {
        return new RowKey(Table.STOCK, List.of(sku.value(), location.value()));
    }

    public static RowKey promotion(int bucket, PromotionId promotion) {
        return new RowKey(Table.PROMOTION, List.of(bucket, promotion.value()));
    }

    public static RowKey zone(int bucket, ZoneId zone) {
        return new RowKey(Table.ZONE, List.of(bucket, zone.value()));
    }

    public static RowKey location(int bucket, LocationId location) {
        return new RowKey(Table.LOCATION, List.of(bucket, location.value()));
    }

    public static RowKey region(int bucket, RegionId region) {
        return new RowKey(Table.REGION, List.of(bucket, region.value()));
    }

    /// The row as a change message names it; empty where no reader asks for it by that name.
    public Optional<String> changeKey() {
        return switch (table) {
            case OFFER, STOCK -> Optional.of(values.get(0) + "/" + values.get(1));
            case PROMOTION -> Optional.of(values.get(1).toString());
            case ZONE -> Optional.of("zone/" + values.get(1));
            case LOCATION -> Optional.of("location/" + values.get(1));
            case REGION -> Optional.of("region/" + values.get(1));
            // A tile changes with its offer, and is found by it.
            case TILE, PRODUCT -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return table.name().toLowerCase(java.util.Locale.ROOT)
                + values.stream().map(Object::toString).collect(Collectors.joining("/", "(", ")"));
    }
}
