package dev.aisle.eventstore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param version of the last event; 0 without events
/// @param snapshot what comes before the events; null where they are all there are
/// @param events after the snapshot, in order
public record StreamHistory(
        long version, @Nullable StreamSnapshot snapshot, List<StoredEvent> events) {
    public static final StreamHistory NONE = new StreamHistory(0, List.of());

    public StreamHistory {
        events = List.copyOf(events);
    }

    public StreamHistory(long version, List<StoredEvent> events) {
        this(version, null, events);
    }
}
