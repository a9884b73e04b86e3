package dev.aisle.cli.verify;

import dev.aisle.contracts.log.BucketHeads.Head;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.Shard;
import dev.aisle.eventstore.Shards;
import dev.aisle.eventstore.StoredEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The logs of several servers as one: each bucket is read where it is kept.
record ShardedLog(Shards shards, Map<Integer, EventLog> logs) implements EventLog {
    private static final Comparator<StoredEvent> BY_BUCKET_AND_OFFSET =
            Comparator.comparingInt(StoredEvent::bucket).thenComparingLong(StoredEvent::offset);

    /// @param logs by number of the shard
    ShardedLog {
        logs = Map.copyOf(logs);
    }

    @Override
    public Uni<List<StoredEvent>> read(Map<Integer, Long> afterOffsets, int limitPerBucket) {
        return read(afterOffsets, limitPerBucket, Long.MAX_VALUE);
    }

    @Override
    public Uni<List<StoredEvent>> read(
            Map<Integer, Long> afterOffsets, int limitPerBucket, long bytesPerBucket) {
        return Multi.createFrom()
                .iterable(shards.all())
                .onItem()
                .transformToUniAndConcatenate(
                        shard ->
                                read(
                                        shard,
                                        ofShard(shard, afterOffsets),
                                        limitPerBucket,
                                        bytesPerBucket))
                .onItem()
                .<StoredEvent>disjoint()
                .collect()
                .asList()
                .map(events -> events.stream().sorted(BY_BUCKET_AND_OFFSET).toList());
    }

    private Uni<List<StoredEvent>> read(
            Shard shard, Map<Integer, Long> afterOffsets, int limitPerBucket, long bytesPerBucket) {
        if (afterOffsets.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return bytesPerBucket == Long.MAX_VALUE
                ? log(shard).read(afterOffsets, limitPerBucket)
                : log(shard).read(afterOffsets, limitPerBucket, bytesPerBucket);
    }

    @Override
    public Uni<Map<Integer, Head>> heads(Set<Integer> buckets) {
        return Multi.createFrom()
                .iterable(shards.all())
                .onItem()
                .transformToUniAndConcatenate(shard -> heads(shard, buckets))
                .collect()
                .in(HashMap::new, Map::putAll);
    }

    private Uni<Map<Integer, Head>> heads(Shard shard, Set<Integer> buckets) {
        var ofShard = new HashSet<>(buckets);
        ofShard.retainAll(shard.buckets());
        return ofShard.isEmpty() ? Uni.createFrom().item(Map.of()) : log(shard).heads(ofShard);
    }

    private EventLog log(Shard shard) {
        return Objects.requireNonNull(logs.get(shard.number()));
    }

    private static Map<Integer, Long> ofShard(Shard shard, Map<Integer, Long> afterOffsets) {
        var ofShard = new HashMap<>(afterOffsets);
        ofShard.keySet().retainAll(shard.buckets());
        return ofShard;
    }
}
