package dev.aisle.command.engine;

import dev.aisle.command.reference.Reference;
import dev.aisle.command.taxonomy.Taxonomy;
import dev.aisle.contracts.id.StreamId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a lane remembers between batches: states that were loaded or confirmed, where its buckets ended,
/// and reference data for a while.
final class LaneMemory {
    private final StreamStates states;
    private final ReferenceStates references;
    private final Map<Integer, BucketTail> tails = new HashMap<>();

    LaneMemory(EngineConfig config) {
        states = new StreamStates(config.statesMax(), config.statesSizeMax().asLongValue());
        references =
                new ReferenceStates(
                        config.references().maxAge(), config.references().outageMaxAge());
    }

    @Nullable StreamState state(StreamId stream) {
        return states.get(stream);
    }

    BucketTail tail(int bucket) {
        return tails.computeIfAbsent(bucket, _ -> new BucketTail());
    }

    ReferenceStates references() {
        return references;
    }

    @Nullable Object reference(StreamId stream) {
        return references.get(stream);
    }

    void remember(StreamId stream, StreamState state, Instant now) {
        states.put(stream, state);
        if (state.state() instanceof Reference || state.state() instanceof Taxonomy) {
            references.remember(stream, state.state(), now);
        }
    }

    void forget(StreamId stream) {
        states.forget(stream);
    }

    /// What became of an append is not known.
    void forgetAll(Collection<Pending> batch) {
        for (var pending : batch) {
            states.forget(pending.stream());
            states.forget(Parking.stream(pending));
            tail(pending.bucket()).lost();
        }
    }

    void trim() {
        states.trim();
    }
}
