package dev.aisle.command.reference;

import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.event.ReferenceEvent.LocationDefined;
import dev.aisle.contracts.event.ReferenceEvent.RegionDefined;
import dev.aisle.contracts.event.ReferenceEvent.SourceDefined;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// [Reference] as it is written down: one of the four, or none.
record ReferenceSnapshot(
        @Nullable ZoneDefined zone,
        @Nullable LocationDefined location,
        @Nullable RegionDefined region,
        @Nullable SourceDefined source) {
    static final StateCodec<Reference, ReferenceSnapshot> CODEC =
            new StateCodec<>(
                    2,
                    ReferenceSnapshot.class,
                    ReferenceSnapshot::of,
                    ReferenceSnapshot::reference);

    private static ReferenceSnapshot of(Reference reference) {
        return switch (reference.definition()) {
            case null -> new ReferenceSnapshot(null, null, null, null);
            case ZoneDefined zone -> new ReferenceSnapshot(zone, null, null, null);
            case LocationDefined location -> new ReferenceSnapshot(null, location, null, null);
            case RegionDefined region -> new ReferenceSnapshot(null, null, region, null);
            case SourceDefined source -> new ReferenceSnapshot(null, null, null, source);
        };
    }

    private Reference reference() {
        return new Reference(
                Stream.of(zone, location, region, source)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }
}
