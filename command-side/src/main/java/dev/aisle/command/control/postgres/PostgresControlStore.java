package dev.aisle.command.control.postgres;

import dev.aisle.command.control.ControlStore;
import dev.aisle.contracts.control.ControlDocument;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Changes are made one at a time, under the lock of the control row, so revisions have no holes.
@ApplicationScoped
class PostgresControlStore implements ControlStore {
    private final Mutiny.SessionFactory sessions;

    PostgresControlStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    @Timeout(5_000)
    public Uni<ControlDocument> read() {
        return sessions.withTransaction(
                session ->
                        session.find(ControlRow.class, ControlRow.ID)
                                .flatMap(row -> document(session, row)));
    }

    @Override
    @Timeout(5_000)
    public Uni<ControlDocument> setLiveGeneration(String projection, int generation) {
        return sessions.withTransaction(
                session ->
                        session.find(
                                        ControlRow.class,
                                        ControlRow.ID,
                                        LockModeType.PESSIMISTIC_WRITE)
                                .flatMap(
                                        row ->
                                                session.find(LiveGenerationRow.class, projection)
                                                        .flatMap(
                                                                live ->
                                                                        change(
                                                                                session,
                                                                                row,
                                                                                live,
                                                                                projection,
                                                                                generation))
                                                        .call(session::flush)
                                                        .flatMap(_ -> document(session, row))));
    }

    private static Uni<Void> change(
            Mutiny.Session session,
            ControlRow row,
            @Nullable LiveGenerationRow live,
            String projection,
            int generation) {
        int present = live == null ? ControlDocument.GENERATION_FIRST : live.generation;
        if (present == generation) {
            return Uni.createFrom().voidItem();
        }
        row.revision++;
        if (live == null) {
            return session.persist(new LiveGenerationRow(projection, generation));
        }
        live.generation = generation;
        return Uni.createFrom().voidItem();
    }

    private static Uni<ControlDocument> document(Mutiny.Session session, ControlRow row) {
        return session.createSelectionQuery("from LiveGenerationRow", LiveGenerationRow.class)
                .getResultList()
                .map(live -> document(row, live));
    }

    private static ControlDocument document(ControlRow row, List<LiveGenerationRow> live) {
        return new ControlDocument(
                row.revision,
                row.epoch,
                live.stream()
                        .collect(
                                Collectors.toMap(
                                        found -> found.projection, found -> found.generation)));
    }
}
