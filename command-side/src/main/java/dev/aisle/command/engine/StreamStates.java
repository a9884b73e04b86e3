package dev.aisle.command.engine;

import dev.aisle.contracts.id.StreamId;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// The committed states that a lane remembers; the least recently used goes first. Confined to its lane.
final class StreamStates {
    private final LinkedHashMap<StreamId, StreamState> states =
            new LinkedHashMap<>(1_024, 0.75f, true);
    private final int countMax;
    private final long bytesMax;
    private long bytes;

    StreamStates(int countMax, long bytesMax) {
        this.countMax = countMax;
        this.bytesMax = bytesMax;
    }

    @Nullable StreamState get(StreamId stream) {
        return states.get(stream);
    }

    void put(StreamId stream, StreamState state) {
        bytes += weight(stream, state);
        release(stream, states.put(stream, state));
    }

    void forget(StreamId stream) {
        release(stream, states.remove(stream));
    }

    /// Called between batches only, so that a batch never loses what it has just loaded.
    void trim() {
        var eldest = states.entrySet().iterator();
        while (states.size() > countMax || bytes > bytesMax && eldest.hasNext()) {
            var entry = eldest.next();
            bytes -= weight(entry.getKey(), entry.getValue());
            eldest.remove();
        }
    }

    private void release(StreamId stream, @Nullable StreamState state) {
        if (state != null) {
            bytes -= weight(stream, state);
        }
    }

    private static long weight(StreamId stream, StreamState state) {
        return Families.of(stream.family()).weight(state.state());
    }
}
