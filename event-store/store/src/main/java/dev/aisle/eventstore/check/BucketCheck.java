package dev.aisle.eventstore.check;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Checks one bucket's events, given one after another as a reader sees them: offsets and versions
/// without gaps, times that never go back, streams in the bucket that their key belongs to. After a
/// difference it goes on from what it found, so that one fault is told once.
///
/// Remembers a version for each stream of the bucket.
public final class BucketCheck {
    private final Buckets buckets;
    private final int bucket;
    private final boolean whole;
    private final Map<StreamId, Long> versions = new HashMap<>();
    private long offset;
    private Instant recordedAt = Instant.MIN;

    /// @param afterOffset the last offset that is not checked any more, −1 to check the whole. What a
    ///     stream's first event is can only be known of the whole.
    public BucketCheck(Buckets buckets, int bucket, long afterOffset) {
        this.buckets = buckets;
        this.bucket = bucket;
        this.offset = afterOffset;
        this.whole = afterOffset < 0;
    }

    /// The last offset given, or the one to begin after.
    public long offset() {
        return offset;
    }

    /// What is wrong with the next event; nothing, as a rule.
    public List<Difference> next(StoredEvent event) {
        var differences = new ArrayList<Difference>(0);
        checkPlace(event, differences);
        checkVersion(event, differences);
        if (event.recordedAt().isBefore(recordedAt)) {
            differences.add(
                    at(event, "recorded at " + event.recordedAt() + ", before " + recordedAt));
        }
        offset = event.offset();
        recordedAt = event.recordedAt();
        return differences;
    }

    private void checkPlace(StoredEvent event, List<Difference> differences) {
        if (event.offset() > offset + 1) {
            differences.add(at(event, "offsets from " + (offset + 1) + " on are missing"));
        } else if (event.offset() <= offset) {
            differences.add(at(event, "comes after offset " + offset));
        }
        int home = buckets.of(event.stream().key());
        if (event.bucket() != bucket || home != bucket) {
            differences.add(at(event, event.stream() + " belongs to bucket " + home));
        }
    }

    private void checkVersion(StoredEvent event, List<Difference> differences) {
        var before = versions.put(event.stream(), event.version());
        if (before == null && !whole) {
            return;
        }
        long expected = before == null ? 1 : before + 1;
        if (event.version() != expected) {
            differences.add(
                    at(
                            event,
                            "%s is at version %d after %d"
                                    .formatted(event.stream(), event.version(), expected - 1)));
        }
    }

    private Difference at(StoredEvent event, String what) {
        return new Difference(bucket, event.offset(), what);
    }
}
