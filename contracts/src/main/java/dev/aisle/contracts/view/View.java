package dev.aisle.contracts.view;

/// The views and the projection that writes each. A projection's tables carry its generation:
/// `offer_1`.
///
/// Every table has the columns of its key, `body` (the row's JSON), and `bucket_offset`. A row is
/// written whole, with the bucket offset plus one as its write timestamp.
public enum View {
    /// `(sku, zone)` → [Offer].
    OFFER("offers", "offer"),
    /// `(category, zone)` → sku → [Offer]: the tiles of a category listing.
    TILE("offers", "tile"),
    /// `(sku, location)` → [StockLevel].
    STOCK("stock", "stock"),
    /// `(bucket)` → promotion → [dev.aisle.contracts.promotion.RunningPromotion]: a small set, read whole.
    PROMOTION("promotions", "promotion"),
    /// `(bucket)` → zone → [ZoneView]: a small set, read whole.
    ZONE("reference", "zone"),
    /// `(bucket)` → location → [LocationView]: a small set, read whole.
    LOCATION("reference", "location"),
    /// `(bucket)` → region → [RegionView]: a small set, read whole.
    REGION("reference", "region");

    private final String projection;
    private final String table;

    View(String projection, String table) {
        this.projection = projection;
        this.table = table;
    }

    /// Name of the projection that writes the view: `offers`, `stock`, `promotions`, `reference`.
    public String projection() {
        return projection;
    }

    public String table(int generation) {
        return table + "_" + generation;
    }
}
