package dev.aisle.eventstore;

import java.util.List;

/// @param version of the last event; 0 without events
public record StreamHistory(long version, List<StoredEvent> events) {
    public static final StreamHistory NONE = new StreamHistory(0, List.of());

    public StreamHistory {
        events = List.copyOf(events);
    }
}
