package dev.aisle.command.engine;

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

/// Stands where no store is yet.
final class NoStore implements EventStore {
    @Override
    public Uni<List<AppendOutcome>> append(List<Decision> batch) {
        return Uni.createFrom().failure(new IllegalStateException("no store"));
    }

    @Override
    public Uni<Map<StreamId, StreamHistory>> load(
            Collection<StreamId> streams, Map<Family, Integer> snapshotSchemas) {
        return Uni.createFrom().failure(new IllegalStateException("no store"));
    }

    @Override
    public Uni<Void> saveSnapshots(Collection<StreamSnapshot> snapshots) {
        return Uni.createFrom().failure(new IllegalStateException("no store"));
    }
}
