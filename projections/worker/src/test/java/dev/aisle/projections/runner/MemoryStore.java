package dev.aisle.projections.runner;

import dev.aisle.folds.MemoryTables;
import dev.aisle.folds.Row;
import dev.aisle.folds.RowKey;
import dev.aisle.projections.store.ViewStore;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A store in memory that tells what was asked of it, and fails when it is told to.
final class MemoryStore implements ViewStore {
    final MemoryTables tables = new MemoryTables();
    final Map<Integer, Long> progress = new ConcurrentHashMap<>();
    final List<Row> writes = new ArrayList<>();
    int rowsRead;
    volatile int failuresToCome;

    @Override
    public synchronized Uni<Map<RowKey, Row>> read(Collection<RowKey> keys) {
        return failing(
                () -> {
                    var found = new HashMap<RowKey, Row>();
                    for (var key : keys) {
                        rowsRead++;
                        var row = tables.read(key);
                        if (row != null && !row.isDeleted()) {
                            found.put(key, row);
                        }
                    }
                    return Map.copyOf(found);
                });
    }

    @Override
    public synchronized Uni<Void> write(Collection<Row> rows) {
        return failing(
                        () -> {
                            rows.forEach(tables::write);
                            writes.addAll(rows);
                            return true;
                        })
                .replaceWithVoid();
    }

    @Override
    public synchronized Uni<Long> progress(String projection, int bucket) {
        return failing(() -> progress.getOrDefault(bucket, -1L));
    }

    @Override
    public synchronized Uni<Void> advance(String projection, Map<Integer, Long> offsetByBucket) {
        return failing(
                        () -> {
                            offsetByBucket.forEach((b, o) -> progress.merge(b, o, Math::max));
                            return true;
                        })
                .replaceWithVoid();
    }

    private <T> Uni<T> failing(java.util.function.Supplier<T> call) {
        if (failuresToCome > 0) {
            failuresToCome--;
            return Uni.createFrom().failure(new IllegalStateException("the store is away"));
        }
        return Uni.createFrom().item(call);
    }
}
