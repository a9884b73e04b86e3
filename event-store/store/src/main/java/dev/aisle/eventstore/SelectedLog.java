package dev.aisle.eventstore;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/// Reads those events of one shard's log that have an index of their own, by bucket and offset. What it shows
/// of a bucket is in order and misses none, also beside writers.
public interface SelectedLog {
    int LIMIT_PER_BUCKET_MAX = 1_000;

    /// Which events.
    enum Selection {
        /// What promotions are; not which products they list.
        PROMOTIONS,
        /// What was put into quarantine.
        QUARANTINE
    }

    /// The next ones of some buckets, in one query, ordered by bucket and offset.
    ///
    /// @param afterOffsets by bucket: the last offset that is had already, −1 to begin
    /// @param limitPerBucket 1 to 1,000
    /// @param bytesPerBucket payloads and metadata together, except that there is always one; at least 1
    /// @return nothing of a bucket that has no more so far
    Uni<List<StoredEvent>> read(
            Selection selection,
            Map<Integer, Long> afterOffsets,
            int limitPerBucket,
            long bytesPerBucket);
}
