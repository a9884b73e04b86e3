package dev.aisle.command.engine;

import dev.aisle.contracts.id.StreamId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The committed states that a lane remembers; the least recently used goes first. Confined to its lane.
final class StreamStates {
    private final LinkedHashMap<StreamId, StreamState> states =
            new LinkedHashMap<>(1_024, 0.75f, true);
    private final int sizeMax;

    StreamStates(int sizeMax) {
        this.sizeMax = sizeMax;
    }

    @Nullable StreamState get(StreamId stream) {
        return states.get(stream);
    }

    void putAll(Map<StreamId, StreamState> committed) {
        states.putAll(committed);
    }

    void forget(StreamId stream) {
        states.remove(stream);
    }

    /// Called between batches only, so that a batch never loses what it has just loaded.
    void trim() {
        var eldest = states.entrySet().iterator();
        while (states.size() > sizeMax) {
            eldest.next();
            eldest.remove();
        }
    }
}
