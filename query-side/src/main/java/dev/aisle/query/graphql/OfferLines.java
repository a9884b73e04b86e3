package dev.aisle.query.graphql;

import dev.aisle.contracts.price.EffectivePrice;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.promotion.BasketLine;
import dev.aisle.contracts.view.Offer;
import java.util.List;
import java.util.Objects;

/// An offer as promotions look at it.
final class OfferLines {
    private OfferLines() {}

    /// @param quantity 1 to [BasketLine#QUANTITY_MAX]
    static BasketLine of(Offer offer, EffectivePrice price, int quantity) {
        return new BasketLine(
                offer.sku(),
                quantity,
                price.price(),
                price.kind() == PriceKind.CLEARANCE,
                offer.categories(),
                offer.brand(),
                Objects.requireNonNullElse(offer.tags(), List.of()),
                offer.promotions());
    }
}
