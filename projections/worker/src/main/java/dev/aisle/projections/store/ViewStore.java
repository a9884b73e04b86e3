package dev.aisle.projections.store;

import dev.aisle.folds.Row;
import dev.aisle.folds.RowKey;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;

/// Where rows and progress lie. Whatever fails may be called again: an older write loses against a newer
/// one. Results arrive on the store's own threads.
public interface ViewStore {
    /// The rows that exist; a key without one is left out.
    Uni<Map<RowKey, Row>> read(Collection<RowKey> keys);

    /// Completes when all are acknowledged.
    Uni<Void> write(Collection<Row> rows);

    /// How far a projection has come in a bucket, −1 at the beginning.
    Uni<Long> progress(String projection, int bucket);

    /// Completes when all are acknowledged. Progress never falls.
    Uni<Void> advance(String projection, Map<Integer, Long> offsetByBucket);
}
