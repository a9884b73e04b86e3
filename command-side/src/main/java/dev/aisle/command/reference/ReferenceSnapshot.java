package dev.aisle.command.reference;

import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.event.ReferenceEvent.LocationDefined;
import dev.aisle.contracts.event.ReferenceEvent.SourceDefined;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import org.jspecify.annotations.Nullable;

/// [Reference] as it is written down: one of the three, or none.
record ReferenceSnapshot(
        @Nullable ZoneDefined zone,
        @Nullable LocationDefined location,
        @Nullable SourceDefined source) {
    static final StateCodec<Reference, ReferenceSnapshot> CODEC =
            new StateCodec<>(
                    1,
                    ReferenceSnapshot.class,
                    ReferenceSnapshot::of,
                    ReferenceSnapshot::reference);

    private static ReferenceSnapshot of(Reference reference) {
        return switch (reference.definition()) {
            case null -> new ReferenceSnapshot(null, null, null);
            case ZoneDefined zone -> new ReferenceSnapshot(zone, null, null);
            case LocationDefined location -> new ReferenceSnapshot(null, location, null);
            case SourceDefined source -> new ReferenceSnapshot(null, null, source);
        };
    }

    private Reference reference() {
        return new Reference(zone != null ? zone : location != null ? location : source);
    }
}
