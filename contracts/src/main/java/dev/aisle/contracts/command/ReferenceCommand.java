package dev.aisle.contracts.command;

import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.event.ReferenceEvent.VersionKind;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.json.Form;
import dev.aisle.contracts.money.Money;
import java.util.List;

/// Commands on reference data: zones, locations and sources.
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
