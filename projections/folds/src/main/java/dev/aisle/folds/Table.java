package dev.aisle.folds;

import dev.aisle.contracts.promotion.RunningPromotion;
import dev.aisle.contracts.view.LocationView;
import dev.aisle.contracts.view.Offer;
import dev.aisle.contracts.view.RegionView;
import dev.aisle.contracts.view.StockLevel;
import dev.aisle.contracts.view.View;
import dev.aisle.contracts.view.ZoneView;
import dev.aisle.folds.offer.ProductState;
import java.util.List;

/// Every table that a projection writes: those of the [View]s, and those that only folds read.
///
/// A row's key is made of the values of [#keyColumns()] in that order; its value is of
/// [#valueClass()], kept as JSON.
public enum Table {
    OFFER(View.OFFER.name(), List.of("sku", "zone"), Offer.class, 0),
    TILE(View.TILE.name(), List.of("category", "zone", "sku"), Offer.class, 0),
    /// What the offers' fold must remember of a product and no reader sees. It is written after all
    /// rows that follow from it are acknowledged, so that an event at or below its offset needs no
    /// second look.
    PRODUCT("PRODUCT", List.of("sku"), ProductState.class, 1),
    STOCK(View.STOCK.name(), List.of("sku", "location"), StockLevel.class, 0),
    PROMOTION(View.PROMOTION.name(), List.of("bucket", "promotion"), RunningPromotion.class, 0),
    ZONE(View.ZONE.name(), List.of("bucket", "zone"), ZoneView.class, 0),
    LOCATION(View.LOCATION.name(), List.of("bucket", "location"), LocationView.class, 0),
    REGION(View.REGION.name(), List.of("bucket", "region"), RegionView.class, 0);

    /// The rounds in which a batch's rows are written: the next begins when the one before is
    /// acknowledged.
    public static final int ROUNDS = 2;

    private final String tableName;
    private final List<String> keyColumns;
    private final Class<?> valueClass;
    private final int round;

    Table(String name, List<String> keyColumns, Class<?> valueClass, int round) {
        this.tableName = name.toLowerCase(java.util.Locale.ROOT);
        this.keyColumns = keyColumns;
        this.valueClass = valueClass;
        this.round = round;
    }

    public List<String> keyColumns() {
        return keyColumns;
    }

    public Class<?> valueClass() {
        return valueClass;
    }

    /// From 0 to [#ROUNDS] − 1.
    public int round() {
        return round;
    }

    /// The table's name in the keyspace, such as `offer_1`.
    public String name(int generation) {
        return tableName + "_" + generation;
    }
}
