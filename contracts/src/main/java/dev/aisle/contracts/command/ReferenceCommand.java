package dev.aisle.contracts.command;

import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.event.ReferenceEvent.VersionKind;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.RegionId;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.json.Form;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.reference.FulfilmentMethod;
import java.util.List;

/// Commands on reference data: zones, locations, regions and sources.
public sealed interface ReferenceCommand extends Command {
    /// Says where one price list applies, or says it anew.
    ///
    /// @param currency ISO 4217; never changes
    /// @param scale digits after the point; never changes
    /// @param timeZone of the tz database
    /// @param taxDisplay whether shown prices contain tax
    record DefineZone(
            ZoneId zone,
            @Form(Money.CURRENCY_FORM) String currency,
            @Bounds(max = Money.SCALE_MAX) int scale,
            String timeZone,
            TaxDisplay taxDisplay)
            implements ReferenceCommand {
        @Override
        public StreamId stream() {
            return StreamId.zone(zone);
        }
    }

    /// Says where stock lies, or says it anew.
    ///
    /// @param timeZone of the tz database
    /// @param sellable whether its stock may be promised to buyers
    record DefineLocation(LocationId location, LocationKind kind, String timeZone, boolean sellable)
            implements ReferenceCommand {
        @Override
        public StreamId stream() {
            return StreamId.location(location);
        }
    }

    /// Says which locations fulfil for a place and how, or says it anew.
    ///
    /// @param timeZone of the tz database, in which cut-offs are read
    /// @param locations 1 to 1,000, each once; one that is not defined holds no stock
    /// @param methods 1 to 3, each kind once
    record DefineRegion(
            RegionId region,
            String timeZone,
            @Bounds(min = 1, max = 1_000, distinct = true) List<LocationId> locations,
            @Bounds(min = 1, max = 3) List<FulfilmentMethod> methods)
            implements ReferenceCommand {
        public DefineRegion {
            locations = List.copyOf(locations);
            methods = List.copyOf(methods);
        }

        @Override
        public StreamId stream() {
            return StreamId.region(region);
        }
    }

    /// Names an upstream system that feeds prices or stock, or says it anew.
    ///
    /// @param families what the source may feed, at least one
    /// @param versionKind how it numbers what it says; never changes
    record DefineSource(
            SourceId sourceId, @Bounds(min = 1) List<Family> families, VersionKind versionKind)
            implements ReferenceCommand {
        public DefineSource {
            families = List.copyOf(families);
        }

        @Override
        public StreamId stream() {
            return StreamId.source(sourceId);
        }
    }
}
