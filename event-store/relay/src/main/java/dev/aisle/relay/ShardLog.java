package dev.aisle.relay;

import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.Timelines;
import java.util.Set;
import java.util.function.LongSupplier;

/// What a relay reads of one shard.
///
/// @param shard its number
/// @param buckets all that are kept there
/// @param connections how many were ever opened to read by. One more means that what is read next may be
///     another server's
/// @param grown what notices tell of
public record ShardLog(
        int shard,
        Set<Integer> buckets,
        EventLog log,
        Timelines timelines,
        LongSupplier connections,
        GrownBuckets grown) {
    public ShardLog {
        buckets = Set.copyOf(buckets);
    }
}
