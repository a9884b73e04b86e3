package dev.aisle.query.offer;

import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.ZoneId;

/// An offer in one epoch of the log and one generation of the view.
public record OfferKey(int epoch, int generation, Sku sku, ZoneId zone) {
    /// As change messages name it.
    String changeKey() {
        return sku + "/" + zone;
    }
}
