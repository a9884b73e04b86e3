package dev.aisle.folds;

import dev.aisle.folds.offer.OfferProjection;
import dev.aisle.folds.promotion.PromotionProjection;
import dev.aisle.folds.reference.ReferenceProjection;
import dev.aisle.folds.stock.StockProjection;
import java.util.List;

/// All projections that there are.
public final class Projections {
    public static final List<Projection> ALL =
            List.of(
                    new OfferProjection(),
                    new StockProjection(),
                    new PromotionProjection(),
                    new ReferenceProjection());

    private Projections() {}

    /// @throws IllegalArgumentException if none has that name
    public static Projection named(String name) {
        return ALL.stream()
                .filter(projection -> projection.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no projection is named " + name));
    }
}
