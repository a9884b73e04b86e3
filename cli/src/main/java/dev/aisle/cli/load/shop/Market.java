package dev.aisle.cli.load.shop;

import dev.aisle.contracts.command.ReferenceCommand.DefineLocation;
import dev.aisle.contracts.command.ReferenceCommand.DefineRegion;
import dev.aisle.contracts.command.ReferenceCommand.DefineSource;
import dev.aisle.contracts.command.ReferenceCommand.DefineZone;
import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.event.ReferenceEvent.VersionKind;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.RegionId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.reference.FulfilmentMethod;
import java.util.List;

/// Where the made-up retailer sells, and where its stock lies.
final class Market {
    /// @param factor from the base price to the zone's
    record PriceZone(DefineZone definition, double factor) {
        ZoneId id() {
            return definition.zone();
        }
    }

    static final List<PriceZone> ZONES =
            List.of(
                    new PriceZone(zone("us-east", "USD", "America/New_York", TaxDisplay.NET), 1.0),
                    new PriceZone(
                            zone("us-west", "USD", "America/Los_Angeles", TaxDisplay.NET), 1.04),
                    new PriceZone(
                            zone("eu-central", "EUR", "Europe/Berlin", TaxDisplay.GROSS), 1.1));

    static final List<DefineLocation> LOCATIONS =
            List.of(
                    location("store-42", LocationKind.STORE, "America/New_York"),
                    location("store-77", LocationKind.STORE, "America/Los_Angeles"),
                    location("warehouse-1", LocationKind.WAREHOUSE, "Europe/Berlin"));

    static final DefineRegion REGION =
            new DefineRegion(
                    new RegionId("us"),
                    "America/New_York",
                    List.of(LOCATIONS.get(0).location(), LOCATIONS.get(1).location()),
                    List.of(
                            new FulfilmentMethod(FulfilmentMethod.Kind.DELIVERY, 48, "17:00"),
                            new FulfilmentMethod(FulfilmentMethod.Kind.PICKUP, 2, null)));

    /// Who tells prices, and who counts.
    static final List<DefineSource> SOURCES =
            List.of(
                    new DefineSource(
                            Envelopes.PRICING, List.of(Family.PRICE), VersionKind.SEQUENCE),
                    new DefineSource(
                            Envelopes.STOCKTAKE, List.of(Family.STOCK), VersionKind.SEQUENCE));

    private Market() {}

    private static DefineZone zone(String id, String currency, String timeZone, TaxDisplay tax) {
        return new DefineZone(new ZoneId(id), currency, 2, timeZone, tax);
    }

    private static DefineLocation location(String id, LocationKind kind, String timeZone) {
        return new DefineLocation(new LocationId(id), kind, timeZone, true);
    }
}
