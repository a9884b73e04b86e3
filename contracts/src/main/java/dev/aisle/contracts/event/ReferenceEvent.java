package dev.aisle.contracts.event;

import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.json.Form;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.reference.FulfilmentMethod;
import java.util.List;

/// What happened to reference data. Each carries the whole definition.
public sealed interface ReferenceEvent extends Event {
    /// Whether shown prices contain tax.
    enum TaxDisplay {
        GROSS,
        NET
    }

    enum LocationKind {
        STORE,
        WAREHOUSE
    }

    /// How a source numbers what it says.
    enum VersionKind {
        SEQUENCE,
        TIMESTAMP
    }

    /// Where one price list applies.
    ///
    /// @param currency ISO 4217; never changes
    /// @param scale digits after the point; never changes
    /// @param timeZone of the tz database
    record ZoneDefined(
            @Form(Money.CURRENCY_FORM) String currency,
            @Bounds(max = Money.SCALE_MAX) int scale,
            String timeZone,
            TaxDisplay taxDisplay)
            implements ReferenceEvent {}

    /// Where stock lies.
    ///
    /// @param timeZone of the tz database
    /// @param sellable whether its stock may be promised to buyers
    record LocationDefined(LocationKind kind, String timeZone, boolean sellable)
            implements ReferenceEvent {}

    /// Locations that fulfil for a place, and how.
    ///
    /// @param timeZone of the tz database, in which cut-offs are read
    record RegionDefined(
            String timeZone,
            @Bounds(min = 1, max = 1_000, distinct = true) List<LocationId> locations,
            @Bounds(min = 1, max = 3) List<FulfilmentMethod> methods)
            implements ReferenceEvent {
        public RegionDefined {
            locations = List.copyOf(locations);
            methods = List.copyOf(methods);
        }
    }

    /// An upstream system that feeds prices or stock.
    ///
    /// @param families what it may feed
    record SourceDefined(@Bounds(min = 1) List<Family> families, VersionKind versionKind)
            implements ReferenceEvent {
        public SourceDefined {
            families = List.copyOf(families);
        }
    }
}
