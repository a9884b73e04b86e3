package dev.aisle.folds.stock;

import dev.aisle.contracts.event.BasketEvent;
import dev.aisle.contracts.event.ImportEvent;
import dev.aisle.contracts.event.MembershipEvent;
import dev.aisle.contracts.event.ParkedEvent;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.ProductEvent;
import dev.aisle.contracts.event.PromotionBudgetEvent;
import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.ReferenceEvent;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.StockPolicySet;
import dev.aisle.contracts.event.TaxonomyEvent;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.log.LoggedEvent;
import dev.aisle.contracts.stock.StockPolicy;
import dev.aisle.contracts.stock.StockQuantities;
import dev.aisle.contracts.view.StockLevel;
import dev.aisle.folds.Projection;
import dev.aisle.folds.RowKey;
import dev.aisle.folds.Rows;
import dev.aisle.folds.Table;
import dev.aisle.folds.Trace;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Movements and reservations → what lies of a product at a location. Each event carries the quantity
/// by which it changes a sum, so the row is all that there is to remember. A row is written only if a sum
/// or the policy changes.
public final class StockProjection implements Projection {
    public static final String NAME = "stock";

    private static final Set<Family> FAMILIES = EnumSet.of(Family.STOCK);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Table> tables() {
        return List.of(Table.STOCK);
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
            case StockEvent stock -> foldStock(stock, event, rows);
            case ProductEvent _,
                    PriceEvent _,
                    BasketEvent _,
                    PromotionEvent _,
                    PromotionBudgetEvent _,
                    MembershipEvent _,
                    ReferenceEvent _,
                    TaxonomyEvent _,
                    ParkedEvent _,
                    ImportEvent _ -> {}
        }
    }

    private static void foldStock(StockEvent stock, LoggedEvent event, Rows rows) {
        var key = key(event);
        if (rows.offset(key) >= event.offset()) {
            return;
        }
        var before = rows.value(key, StockLevel.class);
        var quantities = before == null ? StockQuantities.NONE : before.quantities();
        var policy = before == null ? StockPolicy.USUAL : before.policyOrUsual();
        var quantitiesNow = quantities.after(stock);
        var policyNow = stock instanceof StockPolicySet set ? policy(set) : policy;
        if (before == null || !quantitiesNow.equals(quantities) || !policyNow.equals(policy)) {
            rows.put(
                    key,
                    event.offset(),
                    StockLevel.of(
                            sku(event),
                            location(event),
                            quantitiesNow,
                            policyNow,
                            event.offset(),
                            event.recordedAt(),
                            Trace.id(event.traceparent())));
        }
    }

    private static StockPolicy policy(StockPolicySet set) {
        return new StockPolicy(set.safetyStock(), set.backorderLimit(), set.sellable());
    }

    private static RowKey key(LoggedEvent event) {
        return RowKey.stock(sku(event), location(event));
    }

    private static Sku sku(LoggedEvent event) {
        return new Sku(event.stream().key());
    }

    private static LocationId location(LoggedEvent event) {
        return new LocationId(
                Objects.requireNonNull(
                        event.stream().qualifier(), "a stock stream names its location"));
    }
}
