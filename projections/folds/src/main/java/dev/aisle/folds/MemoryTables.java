package dev.aisle.folds;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tables in memory that settle competing writes as ScyllaDB does: the higher write timestamp wins, and
/// at the same one a deletion does.
public final class MemoryTables {
    private final Map<RowKey, Row> rows = new HashMap<>();

    public void write(Row row) {
        rows.merge(row.key(), row, MemoryTables::later);
    }

    public @Nullable Row read(RowKey key) {
        return rows.get(key);
    }

    /// Rows that a reader finds.
    public Map<RowKey, Row> live() {
        return rows.values().stream()
                .filter(row -> !row.isDeleted())
                .collect(Collectors.toUnmodifiableMap(Row::key, row -> row));
    }

    /// Deletions included.
    public Collection<Row> all() {
        return rows.values();
    }

    private static Row later(Row had, Row came) {
        if (had.offset() != came.offset()) {
            return had.offset() > came.offset() ? had : came;
        }
        return had.isDeleted() ? had : came;
    }
}
