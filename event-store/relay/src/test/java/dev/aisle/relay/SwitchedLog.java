package dev.aisle.relay;

import dev.aisle.contracts.log.BucketHeads.Head;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.StoredEvent;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A log that becomes another one, as when an address leads to another server.
final class SwitchedLog implements EventLog {
    private final AtomicReference<EventLog> present;
    private final AtomicReference<@Nullable EventLog> afterFailure = new AtomicReference<>();

    SwitchedLog(EventLog first) {
        this.present = new AtomicReference<>(first);
    }

    void switchTo(EventLog other) {
        present.set(other);
    }

    /// One read fails in between.
    void failThenSwitchTo(EventLog other) {
        afterFailure.set(other);
    }

    @Override
    public Uni<List<StoredEvent>> read(Map<Integer, Long> afterOffsets, int limitPerBucket) {
        return present.get().read(afterOffsets, limitPerBucket);
    }

    @Override
    public Uni<List<StoredEvent>> read(
            Map<Integer, Long> afterOffsets, int limitPerBucket, long bytesPerBucket) {
        var next = afterFailure.getAndSet(null);
        if (next != null) {
            present.set(next);
            return Uni.createFrom().failure(new IllegalStateException("the connection is lost"));
        }
        return present.get().read(afterOffsets, limitPerBucket, bytesPerBucket);
    }

    @Override
    public Uni<Map<Integer, Head>> heads(Set<Integer> buckets) {
        return present.get().heads(buckets);
    }
}
