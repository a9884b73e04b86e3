package dev.aisle.projections.store.scylla;

import dev.aisle.folds.Row;
import dev.aisle.folds.RowKey;
import dev.aisle.projections.store.ViewStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Views in ScyllaDB. Before the tables are there, everything waits.
@ApplicationScoped
public class ScyllaViewStore implements ViewStore {
    private final ScyllaSession session;
    private final GuardedTables guarded;

    public ScyllaViewStore(ScyllaSession session, GuardedTables guarded) {
        this.session = session;
        this.guarded = guarded;
    }

    @Override
    public Uni<Map<RowKey, Row>> read(Collection<RowKey> keys) {
        return session.tables().chain(tables -> guarded.read(tables, keys));
    }

    @Override
    public Uni<Void> write(Collection<Row> rows) {
        return session.tables().chain(tables -> guarded.write(tables, rows));
    }

    @Override
    public Uni<Long> progress(String projection, int bucket) {
        return session.tables()
                .chain(tables -> guarded.progress(tables, projection, List.of(bucket)))
                .map(offsets -> offsets.getOrDefault(bucket, -1L));
    }

    @Override
    public Uni<Void> advance(String projection, Map<Integer, Long> offsetByBucket) {
        return session.tables()
                .chain(tables -> guarded.advance(tables, projection, offsetByBucket));
    }
}
