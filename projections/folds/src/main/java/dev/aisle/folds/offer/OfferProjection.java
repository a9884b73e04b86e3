package dev.aisle.folds.offer;

import dev.aisle.contracts.event.BasketEvent;
import dev.aisle.contracts.event.ImportEvent;
import dev.aisle.contracts.event.MembershipEvent;
import dev.aisle.contracts.event.MembershipEvent.PromotionMembershipChanged;
import dev.aisle.contracts.event.ParkedEvent;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.ProductEvent;
import dev.aisle.contracts.event.ProductEvent.ProductChanged;
import dev.aisle.contracts.event.ProductEvent.ProductConflictSettled;
import dev.aisle.contracts.event.ProductEvent.ProductDiscontinued;
import dev.aisle.contracts.event.ProductEvent.ProductIntroduced;
import dev.aisle.contracts.event.ProductEvent.ProductSourceAdvanced;
import dev.aisle.contracts.event.PromotionBudgetEvent;
import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.ReferenceEvent;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.TaxonomyEvent;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.log.LoggedEvent;
import dev.aisle.contracts.product.ProductDescription;
import dev.aisle.contracts.view.Offer;
import dev.aisle.folds.Projection;
import dev.aisle.folds.RowKey;
import dev.aisle.folds.Rows;
import dev.aisle.folds.Table;
import dev.aisle.folds.Trace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Products and their prices → an offer per product and zone, once both are known, and a tile of it in
/// each category of its path.
///
/// An offer is the record of its tiles: where it is ahead of an event that comes again, the tiles are
/// written again from it. The product row is the record of everything: it is written last, and events
/// at or below its offset have had all their effects.
public final class OfferProjection implements Projection {
    public static final String NAME = "offers";

    private static final Set<Family> FAMILIES =
            EnumSet.of(Family.PRODUCT, Family.PRICE, Family.MEMBERSHIP);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Table> tables() {
        return List.of(Table.OFFER, Table.TILE, Table.PRODUCT);
    }

    @Override
    public Set<Family> families() {
        return FAMILIES;
    }

    @Override
    public Collection<RowKey> reads(LoggedEvent event, Rows rows) {
        var sku = new Sku(event.stream().key());
        var product = RowKey.product(sku);
        var keys = new ArrayList<RowKey>();
        keys.add(product);
        if (event.stream().qualifier() != null) {
            keys.add(RowKey.offer(sku, new ZoneId(event.stream().qualifier())));
        } else if (rows.holds(product)) {
            var state = state(product, rows);
            state.zones().forEach(zone -> keys.add(RowKey.offer(sku, zone)));
            state.waiting().forEach(price -> keys.add(RowKey.offer(sku, price.zone())));
        }
        keys.removeIf(rows::holds);
        return keys;
    }

    @Override
    public void fold(LoggedEvent event, Rows rows) {
        switch (event.event()) {
            case ProductEvent product -> foldProduct(product, event, rows);
            case PriceEvent price -> foldPrice(price, event, rows);
            case MembershipEvent membership -> foldMembership(membership, event, rows);
            // Other projections' business; a promotion's price is made at read.
            case StockEvent _,
                    BasketEvent _,
                    PromotionEvent _,
                    PromotionBudgetEvent _,
                    ReferenceEvent _,
                    TaxonomyEvent _,
                    ParkedEvent _,
                    ImportEvent _ -> {}
        }
    }

    private static void foldProduct(ProductEvent product, LoggedEvent event, Rows rows) {
        switch (product) {
            case ProductIntroduced introduced -> describe(introduced.description(), event, rows);
            case ProductChanged changed -> describe(changed.description(), event, rows);
            case ProductDiscontinued _ -> discontinue(event, rows);
            // Say what already holds, and what doesn't.
            case ProductSourceAdvanced _, ProductConflictSettled _ -> {}
        }
    }

    private static void foldMembership(MembershipEvent membership, LoggedEvent event, Rows rows) {
        switch (membership) {
            case PromotionMembershipChanged changed -> list(changed, event, rows);
        }
    }

    private static void list(PromotionMembershipChanged changed, LoggedEvent event, Rows rows) {
        var sku = new Sku(event.stream().key());
        var key = RowKey.product(sku);
        var before = state(key, rows);
        if (rows.offset(key) >= event.offset()) {
            return;
        }
        var after = before.listed(changed.promotion(), changed.member());
        rows.put(key, event.offset(), after);
        for (var zone : after.zones()) {
            var offer = rows.value(RowKey.offer(sku, zone), Offer.class);
            if (offer != null && offer.offset() < event.offset()) {
                rows.put(
                        RowKey.offer(sku, zone),
                        event.offset(),
                        offer(sku, zone, after, ShownPrices.of(offer), event));
            }
            putTiles(sku, zone, rows);
        }
    }

    private static void describe(ProductDescription described, LoggedEvent event, Rows rows) {
        var sku = new Sku(event.stream().key());
        var key = RowKey.product(sku);
        var before = state(key, rows);
        boolean same = before.isListed() && described.equals(before.product());
        if (rows.offset(key) >= event.offset() || same) {
            return;
        }
        var after = before.described(described);
        rows.put(key, event.offset(), after);
        for (var zone : after.zones()) {
            var offer = rows.value(RowKey.offer(sku, zone), Offer.class);
            if (offer == null || offer.offset() < event.offset()) {
                var prices = offer == null ? before.waitingIn(zone) : ShownPrices.of(offer);
                rows.put(
                        RowKey.offer(sku, zone),
                        event.offset(),
                        offer(sku, zone, after, prices, event));
            }
            putTiles(sku, zone, rows);
            left(before.product(), described)
                    .forEach(
                            category ->
                                    rows.delete(RowKey.tile(category, zone, sku), event.offset()));
        }
    }

    /// The offer stays, since it is the record of its prices; only the listings end.
    private static void discontinue(LoggedEvent event, Rows rows) {
        var sku = new Sku(event.stream().key());
        var key = RowKey.product(sku);
        var before = state(key, rows);
        var product = before.product();
        if (rows.offset(key) >= event.offset() || product == null || !before.isListed()) {
            return;
        }
        var after = before.discontinuedNow();
        rows.put(key, event.offset(), after);
        for (var zone : after.zones()) {
            var offer = rows.value(RowKey.offer(sku, zone), Offer.class);
            if (offer != null && offer.offset() < event.offset()) {
                rows.put(
                        RowKey.offer(sku, zone),
                        event.offset(),
                        offer(sku, zone, after, ShownPrices.of(offer), event));
            }
            product.categories()
                    .forEach(
                            category ->
                                    rows.delete(RowKey.tile(category, zone, sku), event.offset()));
        }
    }

    private static void foldPrice(PriceEvent price, LoggedEvent event, Rows rows) {
        var sku = new Sku(event.stream().key());
        var zone = new ZoneId(Objects.requireNonNull(event.stream().qualifier()));
        var productKey = RowKey.product(sku);
        if (!ShownPrices.canShow(price) || rows.offset(productKey) >= event.offset()) {
            return;
        }
        var state = state(productKey, rows);
        if (state.product() == null) {
            var before = state.waitingIn(zone);
            var waiting = before.after(price, event.recordedAt());
            if (!waiting.equals(before)) {
                rows.put(productKey, event.offset(), state.withWaiting(zone, waiting));
            }
            return;
        }
        foldOnOffer(price, sku, zone, state, event, rows);
        // Whether or not it shows anything yet, since the offer at hand may be ahead of the event.
        if (!state.zones().contains(zone)) {
            rows.put(productKey, event.offset(), state.withZone(zone));
        }
    }

    private static void foldOnOffer(
            PriceEvent price,
            Sku sku,
            ZoneId zone,
            ProductState state,
            LoggedEvent event,
            Rows rows) {
        var key = RowKey.offer(sku, zone);
        var offer = rows.value(key, Offer.class);
        if (offer == null || offer.offset() < event.offset()) {
            var before = ShownPrices.of(offer);
            var after = before.after(price, event.recordedAt());
            if (after.equals(before)) {
                return;
            }
            rows.put(key, event.offset(), offer(sku, zone, state, after, event));
        }
        putTiles(sku, zone, rows);
    }

    /// From the offer as it is now, which may be ahead of the event at hand.
    private static void putTiles(Sku sku, ZoneId zone, Rows rows) {
        var offer = Objects.requireNonNull(rows.value(RowKey.offer(sku, zone), Offer.class));
        if (!offer.inListings()) {
            return;
        }
        for (var category : offer.categories()) {
            rows.put(RowKey.tile(category, zone, sku), offer.offset(), offer);
        }
    }

    /// Categories that the product is in no longer. Each is deleted even if this batch, or this worker,
    /// never wrote it: another may have, or will.
    private static List<CategoryId> left(
            @Nullable ProductDescription before, ProductDescription now) {
        return before == null
                ? List.of()
                : before.categories().stream()
                        .filter(category -> !now.categories().contains(category))
                        .toList();
    }

    private static ProductState state(RowKey key, Rows rows) {
        var state = rows.value(key, ProductState.class);
        return state == null ? ProductState.UNKNOWN : state;
    }

    private static Offer offer(
            Sku sku, ZoneId zone, ProductState state, ShownPrices prices, LoggedEvent event) {
        var product = Objects.requireNonNull(state.product());
        return new Offer(
                sku,
                zone,
                product.title(),
                product.brand(),
                product.categories(),
                product.group(),
                prices.segments(),
                event.offset(),
                event.recordedAt(),
                Trace.id(event.traceparent()),
                product.tags(),
                product.unitMeasure(),
                state.isListed() ? null : true,
                prices.withdrawnFrom(),
                prices.reduction(),
                state.listedIn());
    }
}
