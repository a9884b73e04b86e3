package dev.aisle.folds.scylla;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.contracts.json.Json;
import dev.aisle.folds.Row;
import dev.aisle.folds.RowKey;

/// A row's value as the `body` column and Redis hold it.
public final class RowJson {
    private RowJson() {}

    /// @throws IllegalArgumentException if the row is deleted
    public static String encode(Row row) {
        if (row.value() == null) {
            throw new IllegalArgumentException(row.key() + " is deleted and has no body");
        }
        try {
            return Json.LENIENT.writeValueAsString(row.value());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row that can't be written as JSON", e);
        }
    }

    /// @throws IllegalStateException if the text is no row of that table: someone else wrote it, or
    ///     another version did
    public static Row decode(RowKey key, long offset, String body) {
        try {
            return new Row(key, offset, Json.LENIENT.readValue(body, key.table().valueClass()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(key + " holds what can't be read as its row", e);
        }
    }
}
