package dev.aisle.folds;

import dev.aisle.contracts.log.LoggedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows that a fold works on: those it was given, and over them those it has changed. Only the last
/// state of each row remains, so ten changes of one row in a batch become one write.
///
/// Not safe for use by several threads.
public final class Rows {
    /// Below every offset: a row that was never written.
    public static final long NEVER = -1;

    private final Map<RowKey, @Nullable Row> held = new HashMap<>();
    private final Map<RowKey, Row> changes = new LinkedHashMap<>();
    private long folded;

    /// Gives the fold a row as it was before, or null for one that was never written.
    public void hold(RowKey key, @Nullable Row row) {
        held.put(key, row);
    }

    public boolean holds(RowKey key) {
        return held.containsKey(key) || changes.containsKey(key);
    }

    /// Whether the row was given to the fold, rather than only written by it.
    public boolean wasGiven(RowKey key) {
        return held.containsKey(key);
    }

    /// The same rows without any change.
    public Rows asGiven() {
        var rows = new Rows();
        rows.held.putAll(held);
        return rows;
    }

    /// @return the row as it is now, or null if it was never written
    /// @throws IllegalStateException if the fold was not given the row
    public @Nullable Row row(RowKey key) {
        var changed = changes.get(key);
        if (changed != null) {
            return changed;
        }
        if (!held.containsKey(key)) {
            throw new IllegalStateException("the fold did not ask for " + key);
        }
        return held.get(key);
    }

    /// The row's value, or null if it was never written or is deleted.
    public <T> @Nullable T value(RowKey key, Class<T> type) {
        var row = row(key);
        return row == null || row.value() == null ? null : type.cast(row.value());
    }

    /// The offset of the row's last change, or [#NEVER].
    public long offset(RowKey key) {
        var row = row(key);
        return row == null ? NEVER : row.offset();
    }

    public void put(RowKey key, long offset, Object value) {
        change(new Row(key, offset, key.table().valueClass().cast(value)));
    }

    /// For a row that an event states whole: nothing is written where it says what already stands, or
    /// comes again after a newer one.
    public void putIfNews(RowKey key, LoggedEvent event, Object value) {
        var row = row(key);
        if (row == null || (row.offset() < event.offset() && !value.equals(row.value()))) {
            put(key, event.offset(), value);
        }
    }

    public void delete(RowKey key, long offset) {
        change(new Row(key, offset, null));
    }

    /// The last state of each row that changed, to be written.
    public Collection<Row> changes() {
        return changes.values();
    }

    /// How many changes there were, of which [#changes()] are what remains.
    public long folded() {
        return folded;
    }

    /// As in the store, the higher offset wins, whichever comes first: a fold that is repeated from an
    /// earlier offset meets rows that are already ahead of it.
    private void change(Row row) {
        folded++;
        changes.merge(row.key(), row, (had, came) -> had.offset() > came.offset() ? had : came);
    }
}
