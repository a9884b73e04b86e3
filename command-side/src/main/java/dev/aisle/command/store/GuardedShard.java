package dev.aisle.command.store;

import dev.aisle.command.engine.NotSentException;
import dev.aisle.command.engine.RejectedCallException;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.StreamHistory;
import dev.aisle.eventstore.StreamSnapshot;
import dev.aisle.eventstore.Timers;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/// Time limits and breakers around one shard; a call that a breaker kept back is told as such. There is no
/// retry here: an append of unknown outcome is repeated by the engine, which knows what may be repeated.
public final class GuardedShard implements EventStore, Timers {
    /// Above the store's own limit for answers, which tells more.
    private static final long LIMIT_SECONDS = 8;

    private static final int CALLS_WATCHED = 4;
    private static final double FAILURES_MAX = 0.75;
    private static final long OPEN_MILLIS = 500;

    private final EventStore store;
    private final Timers timers;
    private final Guard appends;
    private final Guard loads;
    private final Guard snapshots;
    private final Guard claims;

    /// @param number of the shard, to name its breakers
    public GuardedShard(int number, EventStore store, Timers timers) {
        this.store = store;
        this.timers = timers;
        appends = guard(number, "append");
        loads = guard(number, "load");
        snapshots = guard(number, "snapshot");
        claims = guard(number, "timer");
    }

    @Override
    public Uni<List<AppendOutcome>> append(List<Decision> batch) {
        return guarded(appends, () -> store.append(batch), new TypeLiteral<>() {});
    }

    @Override
    public Uni<Map<StreamId, StreamHistory>> load(
            Collection<StreamId> streams, Map<Family, Integer> snapshotSchemas) {
        return guarded(loads, () -> store.load(streams, snapshotSchemas), new TypeLiteral<>() {});
    }

    @Override
    public Uni<Void> saveSnapshots(Collection<StreamSnapshot> given) {
        return guarded(snapshots, () -> store.saveSnapshots(given), new TypeLiteral<>() {});
    }

    @Override
    public Uni<List<Due>> claim(Set<Integer> buckets, Instant dueBy, Duration lease, int limit) {
        return guarded(
                claims, () -> timers.claim(buckets, dueBy, lease, limit), new TypeLiteral<>() {});
    }

    private static <T> Uni<T> guarded(
            Guard guard, Supplier<Uni<T>> call, TypeLiteral<Uni<T>> type) {
        return guard.get(call, type)
                .onFailure(CircuitBreakerOpenException.class)
                .transform(
                        failure ->
                                new NotSentException("the event store has been failing", failure));
    }

    private static Guard guard(int number, String call) {
        return Guard.create()
                .withDescription("event-store-" + number + "-" + call)
                .withTimeout()
                .duration(LIMIT_SECONDS, ChronoUnit.SECONDS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(CALLS_WATCHED)
                .failureRatio(FAILURES_MAX)
                .delay(OPEN_MILLIS, ChronoUnit.MILLIS)
                .skipOn(RejectedCallException.class)
                .done()
                .build();
    }
}
