package dev.aisle.command.store;

import dev.aisle.command.engine.NotSentException;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.StreamHistory;
import dev.aisle.eventstore.StreamSnapshot;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/// The store behind its guard; a call that the breaker kept back is told as such.
public final class GuardedEventStore implements EventStore {
    private final StoreGuard guard;

    GuardedEventStore(StoreGuard guard) {
        this.guard = guard;
    }

    @Override
    public Uni<List<AppendOutcome>> append(List<Decision> batch) {
        return guard.append(batch).onFailure(CircuitBreakerOpenException.class).transform(told());
    }

    @Override
    public Uni<Map<StreamId, StreamHistory>> load(
            Collection<StreamId> streams, Map<Family, Integer> snapshotSchemas) {
        return guard.load(streams, snapshotSchemas)
                .onFailure(CircuitBreakerOpenException.class)
                .transform(told());
    }

    @Override
    public Uni<Void> saveSnapshots(Collection<StreamSnapshot> snapshots) {
        return guard.saveSnapshots(snapshots)
                .onFailure(CircuitBreakerOpenException.class)
                .transform(told());
    }

    private static Function<CircuitBreakerOpenException, Throwable> told() {
        return failure -> new NotSentException("the event store has been failing", failure);
    }
}
