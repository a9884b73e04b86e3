package dev.aisle.folds;

import org.jspecify.annotations.Nullable;

/// A row as of the event that last changed it.
///
/// @param offset of that event in the row's bucket; its write timestamp is one more
/// @param value of the table's value class; null for a row that was deleted then
public record Row(RowKey key, long offset, @Nullable Object value) {
    /// Zero is no timestamp that stores tell from none, so the first offset counts as one.
    public long writeTimestamp() {
        return offset + 1;
    }

    public boolean isDeleted() {
        return value == null;
    }
}
