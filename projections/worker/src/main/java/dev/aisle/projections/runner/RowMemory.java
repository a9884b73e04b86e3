package dev.aisle.projections.runner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aisle.folds.Row;
import dev.aisle.folds.RowKey;
import org.jspecify.annotations.Nullable;

/// Rows as this worker last wrote or read them, so that a fold needn't ask the store. What was
/// remembered under another assignment counts for nothing: someone else may have written since.
final class RowMemory {
    private record Remembered(Partition under, Row row) {}

    private final Cache<RowKey, Remembered> rows;

    RowMemory(long rowsMax) {
        this.rows = Caffeine.newBuilder().maximumSize(rowsMax).build();
    }

    @Nullable Row recall(Partition partition, RowKey key) {
        var remembered = rows.getIfPresent(key);
        return remembered == null || remembered.under() != partition ? null : remembered.row();
    }

    void remember(Partition partition, Row row) {
        if (!partition.isReleased()) {
            rows.put(row.key(), new Remembered(partition, row));
        }
    }
}
