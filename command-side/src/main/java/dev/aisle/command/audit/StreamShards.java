package dev.aisle.command.audit;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.Shard;
import dev.aisle.eventstore.StreamLog;
import java.util.List;

/// Where each stream can be looked at.
public record StreamShards(List<One> all, Buckets buckets) {
    /// A shard, and what reads it.
    public record One(Shard shard, EventStore store, StreamLog log) {}

    public StreamShards {
        all = List.copyOf(all);
    }

    One of(StreamId stream) {
        int bucket = buckets.of(stream.key());
        for (var one : all) {
            if (one.shard().buckets().contains(bucket)) {
                return one;
            }
        }
        throw new IllegalStateException("bucket " + bucket + " is in no shard");
    }
}
