package dev.aisle.command.decide;

import dev.aisle.contracts.event.ReferenceEvent.LocationDefined;
import dev.aisle.contracts.event.ReferenceEvent.SourceDefined;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import org.jspecify.annotations.Nullable;

/// What is known of other streams when a command is decided; null where the thing is not defined, or
/// the command doesn't name one.
///
/// @param productKnown confirmed at append where a decision rests on its absence
/// @param zone may be as old as reference data is cached, like location and source
public record References(
        boolean productKnown,
        @Nullable ZoneDefined zone,
        @Nullable LocationDefined location,
        @Nullable SourceDefined source) {
    public static final References NONE = new References(false, null, null, null);
}
