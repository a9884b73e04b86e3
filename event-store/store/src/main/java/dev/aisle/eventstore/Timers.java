package dev.aisle.eventstore;

import dev.aisle.contracts.id.StreamId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// The timers of one shard. They are set, moved and removed by appends alone ([Decision#timer()]), so that
/// a timer is settled in the append that it causes, and fires at least once.
public interface Timers {
    int LIMIT_MAX = 1_024;

    /// @param dueAt as it was set
    record Due(StreamId stream, Instant dueAt) {}

    /// Timers that are due, the earliest first, each kept from other claims for the time of the lease. One
    /// that has not been settled by then is given out again.
    ///
    /// @param lease by the store's clock; above 0, at most a day
    /// @param limit 1 to [#LIMIT_MAX]
    Uni<List<Due>> claim(Set<Integer> buckets, Instant dueBy, Duration lease, int limit);
}
