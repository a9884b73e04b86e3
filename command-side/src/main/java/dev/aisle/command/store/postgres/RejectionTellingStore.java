package dev.aisle.command.store.postgres;

import dev.aisle.command.engine.RejectedCallException;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.StreamHistory;
import dev.aisle.eventstore.StreamSnapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells the server's word that a call is wrong from all other failures: it did nothing, and never will.
final class RejectionTellingStore implements EventStore {
    /// Data exception and integrity violation: what is wrong with the data of this very call. A lost
    /// grant, a schema that is not there yet, or a missing partition say nothing of it, and pass.
    ///
    /// @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">SQLSTATE classes</a>
    private static final Set<String> REJECTING_CLASSES = Set.of("22", "23");

    /// No partition takes the row, which is told like a violated check.
    private static final String CHECK_VIOLATION = "23514";

    private static final int CLASS_LENGTH = 2;

    private final EventStore store;

    RejectionTellingStore(EventStore store) {
        this.store = store;
    }

    @Override
    public Uni<List<AppendOutcome>> append(List<Decision> batch) {
        return Uni.createFrom()
                .deferred(() -> store.append(batch))
                .onFailure(RejectionTellingStore::isRejection)
                .transform(RejectionTellingStore::rejected);
    }

    @Override
    public Uni<Map<StreamId, StreamHistory>> load(
            Collection<StreamId> streams, Map<Family, Integer> snapshotSchemas) {
        return Uni.createFrom()
                .deferred(() -> store.load(streams, snapshotSchemas))
                .onFailure(RejectionTellingStore::isRejection)
                .transform(RejectionTellingStore::rejected);
    }

    @Override
    public Uni<Void> saveSnapshots(Collection<StreamSnapshot> snapshots) {
        return store.saveSnapshots(snapshots);
    }

    private static boolean isRejection(Throwable failure) {
        if (failure instanceof PgException answer) {
            var state = answer.getSqlState();
            return state != null
                    && state.length() > CLASS_LENGTH
                    && !state.equals(CHECK_VIOLATION)
                    && REJECTING_CLASSES.contains(state.substring(0, CLASS_LENGTH));
        }
        return failure instanceof IllegalArgumentException;
    }

    private static Throwable rejected(Throwable failure) {
        return new RejectedCallException("the event store rejects a call", failure);
    }
}
