package dev.aisle.command.engine;

import dev.aisle.command.reference.Reference;
import dev.aisle.contracts.event.ReferenceEvent;
import dev.aisle.contracts.id.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Zones, locations and sources as a lane remembers them, for a short while. What is not defined is not
/// remembered, so that it is known at once when it is. Confined to its lane, whose one load in flight
/// makes every miss a single one.
final class ReferenceStates {
    private static final int SIZE_MAX = 10_000;

    private final Map<StreamId, Remembered> remembered = new HashMap<>();
    private final Duration maxAge;

    private record Remembered(ReferenceEvent definition, Instant at) {}

    ReferenceStates(Duration maxAge) {
        this.maxAge = maxAge;
    }

    boolean isFresh(StreamId stream, Instant now) {
        var found = remembered.get(stream);
        return found != null && now.isBefore(found.at().plus(maxAge));
    }

    @Nullable ReferenceEvent get(StreamId stream) {
        var found = remembered.get(stream);
        return found == null ? null : found.definition();
    }

    void remember(StreamId stream, StreamState loaded, Instant now) {
        if (remembered.size() >= SIZE_MAX) {
            // What is fresh may be needed by the batch that is being loaded.
            remembered.values().removeIf(entry -> !now.isBefore(entry.at().plus(maxAge)));
        }
        var definition = loaded.state() instanceof Reference found ? found.definition() : null;
        if (definition == null) {
            remembered.remove(stream);
        } else {
            remembered.put(stream, new Remembered(definition, now));
        }
    }
}
