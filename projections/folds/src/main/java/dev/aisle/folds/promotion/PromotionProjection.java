package dev.aisle.folds.promotion;

import dev.aisle.contracts.event.BasketEvent;
import dev.aisle.contracts.event.ImportEvent;
import dev.aisle.contracts.event.ParkedEvent;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.ProductEvent;
import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.PromotionEvent.PromotionDefined;
import dev.aisle.contracts.event.ReferenceEvent;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.TaxonomyEvent;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.log.LoggedEvent;
import dev.aisle.contracts.promotion.RunningPromotion;
import dev.aisle.folds.Projection;
import dev.aisle.folds.RowKey;
import dev.aisle.folds.Rows;
import dev.aisle.folds.Table;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Promotions → the set that readers hold in memory and evaluate, so that one over a million products
/// is one row.
public final class PromotionProjection implements Projection {
    public static final String NAME = "promotions";

    private static final Set<Family> FAMILIES = EnumSet.of(Family.PROMOTION);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Table> tables() {
        return List.of(Table.PROMOTION);
    }

    @Override
    public Set<Family> families() {
        return FAMILIES;
    }

    @Override
    public Collection<RowKey> reads(LoggedEvent event, Rows rows) {
        var key = key(event);
        return rows.holds(key) ? List.of() : List.of(key);
    }

    @Override
    public void fold(LoggedEvent event, Rows rows) {
        switch (event.event()) {
            case PromotionEvent promotion -> foldPromotion(promotion, event, rows);
            case ProductEvent _,
                    PriceEvent _,
                    StockEvent _,
                    BasketEvent _,
                    ReferenceEvent _,
                    TaxonomyEvent _,
                    ParkedEvent _,
                    ImportEvent _ -> {}
        }
    }

    private static void foldPromotion(PromotionEvent promotion, LoggedEvent event, Rows rows) {
        switch (promotion) {
            case PromotionDefined defined ->
                    rows.putIfNews(key(event), event, running(defined, event));
        }
    }

    private static RunningPromotion running(PromotionDefined defined, LoggedEvent event) {
        return new RunningPromotion(
                new PromotionId(event.stream().key()),
                defined.name(),
                defined.percentOff(),
                defined.categories(),
                defined.zones(),
                defined.from(),
                defined.until());
    }

    private static RowKey key(LoggedEvent event) {
        return RowKey.promotion(event.bucket(), new PromotionId(event.stream().key()));
    }
}
