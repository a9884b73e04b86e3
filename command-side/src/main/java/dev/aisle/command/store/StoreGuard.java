package dev.aisle.command.store;

import dev.aisle.command.engine.RejectedCallException;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.StreamHistory;
import dev.aisle.eventstore.StreamSnapshot;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;

/// Timeout and breaker around PostgreSQL. There is no retry here: an append of unknown outcome is
/// repeated by the engine, which knows what may be repeated.
@ApplicationScoped
class StoreGuard {
    private final EventStore store;

    StoreGuard(@Unguarded EventStore store) {
        this.store = store;
    }

    /// Above the store's own timeout of answers, which tells more.
    @Timeout(8_000)
    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.75,
            delay = 500,
            skipOn = RejectedCallException.class)
    @CircuitBreakerName("event-store-append")
    Uni<List<AppendOutcome>> append(List<Decision> batch) {
        return store.append(batch);
    }

    @Timeout(8_000)
    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.75,
            delay = 500,
            skipOn = RejectedCallException.class)
    @CircuitBreakerName("event-store-load")
    Uni<Map<StreamId, StreamHistory>> load(
            Collection<StreamId> streams, Map<Family, Integer> snapshotSchemas) {
        return store.load(streams, snapshotSchemas);
    }

    @Timeout(8_000)
    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.75,
            delay = 500,
            skipOn = RejectedCallException.class)
    @CircuitBreakerName("event-store-snapshot")
    Uni<Void> saveSnapshots(Collection<StreamSnapshot> snapshots) {
        return store.saveSnapshots(snapshots);
    }
}
