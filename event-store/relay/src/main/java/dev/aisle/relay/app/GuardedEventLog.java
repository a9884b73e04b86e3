package dev.aisle.relay.app;

import dev.aisle.contracts.log.BucketHeads.Head;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.StoredEvent;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Asks no more for a while once the store has failed most of the time, so that one that is coming back
/// isn't hurried. The time limit of a call is the log's own.
final class GuardedEventLog implements EventLog {
    private static final int CALLS_WATCHED = 8;
    private static final int SUCCESSES_TO_CLOSE = 2;
    private static final long OPEN_MILLIS = 500;

    private final EventLog log;
    private final TypedGuard<Uni<List<StoredEvent>>> reads;
    private final TypedGuard<Uni<Map<Integer, Head>>> heads;

    /// @param name of the breakers' first part, another for each log
    GuardedEventLog(String name, EventLog log) {
        this.log = log;
        this.reads = guard(name + "-read", new TypeLiteral<Uni<List<StoredEvent>>>() {});
        this.heads = guard(name + "-heads", new TypeLiteral<Uni<Map<Integer, Head>>>() {});
    }

    private static <T> TypedGuard<T> guard(String name, TypeLiteral<T> type) {
        return TypedGuard.create(type)
                .withDescription(name)
                .withCircuitBreaker()
                .name(name)
                .requestVolumeThreshold(CALLS_WATCHED)
                .delay(OPEN_MILLIS, ChronoUnit.MILLIS)
                .successThreshold(SUCCESSES_TO_CLOSE)
                .done()
                .build();
    }

    @Override
    public Uni<List<StoredEvent>> read(Map<Integer, Long> afterOffsets, int limitPerBucket) {
        return reads.get(() -> log.read(afterOffsets, limitPerBucket));
    }

    @Override
    public Uni<List<StoredEvent>> read(
            Map<Integer, Long> afterOffsets, int limitPerBucket, long bytesPerBucket) {
        return reads.get(() -> log.read(afterOffsets, limitPerBucket, bytesPerBucket));
    }

    @Override
    public Uni<Map<Integer, Head>> heads(Set<Integer> buckets) {
        return heads.get(() -> log.heads(buckets));
    }
}
