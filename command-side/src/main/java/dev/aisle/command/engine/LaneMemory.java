package dev.aisle.command.engine;

import dev.aisle.command.reference.Reference;
import dev.aisle.contracts.event.ReferenceEvent;
import dev.aisle.contracts.id.StreamId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a lane remembers between batches: states that were confirmed, and reference data for a while.
final class LaneMemory {
    private final StreamStates states;
    private final ReferenceStates references;

    LaneMemory(EngineConfig config) {
        states = new StreamStates(config.statesMax());
        references = new ReferenceStates(config.referencesMaxAge());
    }

    @Nullable StreamState state(StreamId stream) {
        return states.get(stream);
    }

    boolean hasReference(StreamId stream, Instant now) {
        return references.isFresh(stream, now);
    }

    @Nullable ReferenceEvent reference(StreamId stream) {
        return references.get(stream);
    }

    void committed(Map<StreamId, StreamState> confirmed, Instant now) {
        states.putAll(confirmed);
        confirmed.forEach(
                (stream, state) -> {
                    if (state.state() instanceof Reference) {
                        references.remember(stream, state, now);
                    }
                });
        states.trim();
    }

    void forget(StreamId stream) {
        states.forget(stream);
    }
}
