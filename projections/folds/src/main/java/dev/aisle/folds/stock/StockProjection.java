package dev.aisle.folds.stock;

import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.ProductEvent;
import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.ReferenceEvent;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.ReservationExpired;
import dev.aisle.contracts.event.StockEvent.ReservationReleased;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.event.StockEvent.StockReserved;
import dev.aisle.contracts.event.StockEvent.StockReturned;
import dev.aisle.contracts.event.StockEvent.StockSold;
import dev.aisle.contracts.event.TaxonomyEvent;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.log.LoggedEvent;
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
/// by which it changes a sum, so the row is all that there is to remember.
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
                    PromotionEvent _,
                    ReferenceEvent _,
                    TaxonomyEvent _ -> {}
        }
    }

    private static void foldStock(StockEvent stock, LoggedEvent event, Rows rows) {
        var key = key(event);
        if (rows.offset(key) >= event.offset()) {
            return;
        }
        var before = rows.value(key, StockLevel.class);
        long onHand = before == null ? 0 : before.onHand();
        long reserved = before == null ? 0 : before.reserved();
        var after =
                switch (stock) {
                    case StockReceived in -> level(onHand, in.quantity(), reserved, 0, event);
                    case StockReturned in -> level(onHand, in.quantity(), reserved, 0, event);
                    case StockSold out -> level(onHand, -out.quantity(), reserved, 0, event);
                    case StockReserved hold -> level(onHand, 0, reserved, hold.quantity(), event);
                    case ReservationReleased end ->
                            level(onHand, 0, reserved, -end.quantity(), event);
                    case ReservationExpired end ->
                            level(onHand, 0, reserved, -end.quantity(), event);
                };
        rows.put(key, event.offset(), after);
    }

    private static StockLevel level(
            long onHand, long received, long reserved, long held, LoggedEvent event) {
        long onHandNow = Math.addExact(onHand, received);
        long reservedNow = Math.addExact(reserved, held);
        return new StockLevel(
                sku(event),
                location(event),
                onHandNow,
                reservedNow,
                Math.max(0, Math.subtractExact(onHandNow, reservedNow)),
                Math.max(0, Math.subtractExact(reservedNow, onHandNow)),
                event.offset(),
                event.recordedAt(),
                Trace.id(event.traceparent()));
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
