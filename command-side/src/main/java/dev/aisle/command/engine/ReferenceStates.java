package dev.aisle.command.engine;

import dev.aisle.command.reference.Reference;
import dev.aisle.command.taxonomy.Taxonomy;
import dev.aisle.contracts.id.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Zones, locations, sources and the taxonomy as a lane remembers them, for a short while, or for a longer one while
/// their shard does not answer. What is not defined is not remembered, so that it is known at once when it
/// is. Confined to its lane, whose one load in flight makes every miss a single one.
final class ReferenceStates {
    private static final int SIZE_MAX = 10_000;

    private final Map<StreamId, Remembered> remembered = new HashMap<>();
    private final Duration maxAge;
    private final Duration outageMaxAge;

    private record Remembered(Object definition, Instant freshUntil, Instant usableUntil) {
        boolean isFresh(Instant now) {
            return now.isBefore(freshUntil);
        }
    }

    ReferenceStates(Duration maxAge, Duration outageMaxAge) {
        this.maxAge = maxAge;
        this.outageMaxAge = outageMaxAge;
    }

    boolean isFresh(StreamId stream, Instant now) {
        var found = remembered.get(stream);
        return found != null && found.isFresh(now);
    }

    /// Whether it is good enough where its shard can't be asked.
    boolean isUsable(StreamId stream, Instant now) {
        var found = remembered.get(stream);
        return found != null && now.isBefore(found.usableUntil());
    }

    @Nullable Object get(StreamId stream) {
        var found = remembered.get(stream);
        return found == null ? null : found.definition();
    }

    void remember(StreamId stream, Object state, Instant now) {
        if (remembered.size() >= SIZE_MAX) {
            // What is fresh may be needed by the batch that is being loaded.
            remembered.values().removeIf(entry -> !entry.isFresh(now));
        }
        var definition = definition(state);
        if (definition == null) {
            remembered.remove(stream);
        } else {
            remembered.put(
                    stream, new Remembered(definition, now.plus(maxAge), now.plus(outageMaxAge)));
        }
    }

    private static @Nullable Object definition(Object state) {
        return switch (state) {
            case Reference found -> found.definition();
            case Taxonomy found -> found.nodes().isEmpty() ? null : found;
            default -> null;
        };
    }
}
