package dev.aisle.folds;

import org.jspecify.annotations.Nullable;

/// Where a delivery's rows end up: in memory, or in a real store.
public interface RowStore {
    void write(Row row);

    /// As a reader sees it: null for a row that is deleted.
    @Nullable Row read(RowKey key);

    static RowStore of(MemoryTables tables) {
        return new RowStore() {
            @Override
            public void write(Row row) {
                tables.write(row);
            }

            @Override
            public @Nullable Row read(RowKey key) {
                var row = tables.read(key);
                return row == null || row.isDeleted() ? null : row;
            }
        };
    }
}
