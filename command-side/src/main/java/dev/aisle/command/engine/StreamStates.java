package dev.aisle.command.engine;

import dev.aisle.contracts.id.StreamId;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// The committed states that a lane remembers; the least recently used goes first. Confined to its lane.
///
/// What the last batch used stays, whatever it weighs: a hot stream's large state would else be loaded whole
/// for every batch.
final class StreamStates {
    private final LinkedHashMap<StreamId, Kept> states = new LinkedHashMap<>(1_024, 0.75f, true);
    private final int countMax;
    private final long bytesMax;
    private long bytes;
    private long batch;

    private static final class Kept {
        private final StreamState state;
        private final long weight;
        private long usedIn;

        Kept(StreamState state, long weight, long usedIn) {
            this.state = state;
            this.weight = weight;
            this.usedIn = usedIn;
        }
    }

    StreamStates(int countMax, long bytesMax) {
        this.countMax = countMax;
        this.bytesMax = bytesMax;
    }

    @Nullable StreamState get(StreamId stream) {
        var kept = states.get(stream);
        if (kept == null) {
            return null;
        }
        kept.usedIn = batch;
        return kept.state;
    }

    void put(StreamId stream, StreamState state) {
        long weight = Families.of(stream.family()).weight(state.state());
        bytes += weight;
        release(states.put(stream, new Kept(state, weight, batch)));
    }

    void forget(StreamId stream) {
        release(states.remove(stream));
    }

    /// Called between batches only, so that a batch never loses what it has just loaded.
    void trim() {
        var eldest = states.values().iterator();
        while ((states.size() > countMax || bytes > bytesMax) && eldest.hasNext()) {
            var kept = eldest.next();
            if (kept.usedIn == batch) {
                break;
            }
            bytes -= kept.weight;
            eldest.remove();
        }
        batch++;
    }

    private void release(@Nullable Kept kept) {
        if (kept != null) {
            bytes -= kept.weight;
        }
    }
}
