package dev.aisle.command.audit;

import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.StreamSnapshot;
import java.time.Instant;

/// Up to where a stream's history counts.
///
/// @param version the last that counts
/// @param at nothing recorded after it counts
record Moment(long version, Instant at) {
    static final Moment NOW = new Moment(Long.MAX_VALUE, Instant.MAX);

    boolean includes(StoredEvent event) {
        return event.version() <= version && !event.recordedAt().isAfter(at);
    }

    boolean includes(StreamSnapshot snapshot) {
        return snapshot.version() <= version && !snapshot.recordedAt().isAfter(at);
    }
}
