package dev.aisle.eventstore;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Set;

/// Shares the buckets of one shard out among the relays that are alive, so that two don't do the same work.
/// Nothing else rests on it: a relay that is frozen past its lease goes on for a moment when it is thawed.
public interface BucketLeases {
    /// Says that this relay is alive, and tells which buckets are its own now. Where all relays want the same
    /// buckets, none has more than one above any other.
    ///
    /// @param name of the relay. Two of one name have the same buckets
    /// @param wanted the buckets that it would take
    /// @param length for how long it counts as alive; the same for all
    Uni<Set<Integer>> claim(String name, Set<Integer> wanted, Duration length);

    /// Gives up all that a relay has.
    Uni<Void> release(String name);
}
