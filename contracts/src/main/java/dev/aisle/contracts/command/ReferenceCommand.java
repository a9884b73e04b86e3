package dev.aisle.contracts.command;

import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.event.ReferenceEvent.VersionKind;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import java.util.List;

/// Commands on reference data: zones, locations and sources.
public sealed interface ReferenceCommand extends Command {
    /// @param currency ISO 4217; never changes
    /// @param scale digits after the point; never changes
    /// @param timeZone of the tz database
    record DefineZone(
            ZoneId zone, String currency, int scale, String timeZone, TaxDisplay taxDisplay)
            implements ReferenceCommand {
        @Override
        public StreamId stream() {
            return StreamId.zone(zone);
        }
    }

    record DefineLocation(LocationId location, LocationKind kind, String timeZone, boolean sellable)
            implements ReferenceCommand {
        @Override
        public StreamId stream() {
            return StreamId.location(location);
        }
    }

    /// @param families what the source may feed, at least one
    record DefineSource(SourceId sourceId, List<Family> families, VersionKind versionKind)
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
