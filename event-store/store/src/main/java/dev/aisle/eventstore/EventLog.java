package dev.aisle.eventstore;

import dev.aisle.contracts.log.BucketHeads.Head;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the log of one shard by bucket and offset. What it shows of a bucket is gapless and in order,
/// also beside writers.
public interface EventLog {
    int LIMIT_PER_BUCKET_MAX = 10_000;

    /// The next events of some buckets, in one query, ordered by bucket and offset.
    ///
    /// @param afterOffsets by bucket: the last offset that is had already, −1 to begin
    /// @param limitPerBucket 1 to 10,000
    Uni<List<StoredEvent>> read(Map<Integer, Long> afterOffsets, int limitPerBucket);

    /// The same, but of each bucket no more than fit into a number of bytes, payloads and metadata
    /// together, except that there is always one. What does not fit does not leave the store.
    ///
    /// @param bytesPerBucket at least 1
    Uni<List<StoredEvent>> read(
            Map<Integer, Long> afterOffsets, int limitPerBucket, long bytesPerBucket);

    /// The last event of each bucket that has one.
    Uni<Map<Integer, Head>> heads(Set<Integer> buckets);
}
