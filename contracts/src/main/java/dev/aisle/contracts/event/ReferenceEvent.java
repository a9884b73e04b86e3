package dev.aisle.contracts.event;

import dev.aisle.contracts.id.Family;
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

    record ZoneDefined(String currency, int scale, String timeZone, TaxDisplay taxDisplay)
            implements ReferenceEvent {}

    record LocationDefined(LocationKind kind, String timeZone, boolean sellable)
            implements ReferenceEvent {}

    record SourceDefined(List<Family> families, VersionKind versionKind) implements ReferenceEvent {
        public SourceDefined {
            families = List.copyOf(families);
        }
    }
}
