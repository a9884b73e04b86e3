package dev.aisle.cli.verify;

import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.event.EventType;
import dev.aisle.contracts.log.LoggedEvent;
import dev.aisle.eventstore.StoredEvent;

/// Reads what the store holds as what projections fold.
final class LoggedEvents {
    private LoggedEvents() {}

    /// @throws dev.aisle.contracts.event.UndecodableEventException if it can't be read
    /// @throws IllegalArgumentException if no event has that type
    static LoggedEvent of(StoredEvent stored) {
        var type =
                EventType.ofWireName(stored.type())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "no event has the type " + stored.type()));
        return new LoggedEvent(
                stored.bucket(),
                stored.offset(),
                stored.id(),
                stored.stream(),
                stored.version(),
                stored.recordedAt(),
                EventCodec.decode(type, stored.payload().getBytes()),
                SampledTrace.of(stored));
    }
}
