package dev.aisle.folds.reference;

import dev.aisle.contracts.event.BasketEvent;
import dev.aisle.contracts.event.ImportEvent;
import dev.aisle.contracts.event.MembershipEvent;
import dev.aisle.contracts.event.ParkedEvent;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.ProductEvent;
import dev.aisle.contracts.event.PromotionBudgetEvent;
import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.ReferenceEvent;
import dev.aisle.contracts.event.ReferenceEvent.LocationDefined;
import dev.aisle.contracts.event.ReferenceEvent.RegionDefined;
import dev.aisle.contracts.event.ReferenceEvent.SourceDefined;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.TaxonomyEvent;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.RegionId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.log.LoggedEvent;
import dev.aisle.contracts.view.LocationView;
import dev.aisle.contracts.view.RegionView;
import dev.aisle.contracts.view.ZoneView;
import dev.aisle.folds.Projection;
import dev.aisle.folds.RowKey;
import dev.aisle.folds.Rows;
import dev.aisle.folds.Table;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Zones, locations and regions → the small sets that readers hold in memory. Sources concern the command side
/// alone.
public final class ReferenceProjection implements Projection {
    public static final String NAME = "reference";

    private static final Set<Family> FAMILIES =
            EnumSet.of(Family.ZONE, Family.LOCATION, Family.REGION);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Table> tables() {
        return List.of(Table.ZONE, Table.LOCATION, Table.REGION);
    }

    @Override
    public Set<Family> families() {
        return FAMILIES;
    }

    @Override
    public Collection<RowKey> reads(LoggedEvent event, Rows rows) {
        var key =
                switch (event.stream().family()) {
                    case ZONE -> zoneKey(event);
                    case REGION -> regionKey(event);
                    default -> locationKey(event);
                };
        return rows.holds(key) ? List.of() : List.of(key);
    }

    @Override
    public void fold(LoggedEvent event, Rows rows) {
        switch (event.event()) {
            case ReferenceEvent reference -> foldReference(reference, event, rows);
            case ProductEvent _,
                    PriceEvent _,
                    StockEvent _,
                    BasketEvent _,
                    PromotionEvent _,
                    PromotionBudgetEvent _,
                    MembershipEvent _,
                    TaxonomyEvent _,
                    ParkedEvent _,
                    ImportEvent _ -> {}
        }
    }

    private static void foldReference(ReferenceEvent reference, LoggedEvent event, Rows rows) {
        switch (reference) {
            case ZoneDefined zone -> rows.putIfNews(zoneKey(event), event, view(zone, event));
            case LocationDefined location ->
                    rows.putIfNews(locationKey(event), event, view(location, event));
            case RegionDefined region ->
                    rows.putIfNews(regionKey(event), event, view(region, event));
            // No reader asks who may feed what.
            case SourceDefined _ -> {}
        }
    }

    private static ZoneView view(ZoneDefined zone, LoggedEvent event) {
        return new ZoneView(
                new ZoneId(event.stream().key()),
                zone.currency(),
                zone.scale(),
                zone.timeZone(),
                zone.taxDisplay());
    }

    private static LocationView view(LocationDefined location, LoggedEvent event) {
        return new LocationView(
                new LocationId(event.stream().key()),
                location.kind(),
                location.timeZone(),
                location.sellable());
    }

    private static RegionView view(RegionDefined region, LoggedEvent event) {
        return new RegionView(
                new RegionId(event.stream().key()),
                region.timeZone(),
                region.locations(),
                region.methods());
    }

    private static RowKey regionKey(LoggedEvent event) {
        return RowKey.region(event.bucket(), new RegionId(event.stream().key()));
    }

    private static RowKey zoneKey(LoggedEvent event) {
        return RowKey.zone(event.bucket(), new ZoneId(event.stream().key()));
    }

    private static RowKey locationKey(LoggedEvent event) {
        return RowKey.location(event.bucket(), new LocationId(event.stream().key()));
    }
}
