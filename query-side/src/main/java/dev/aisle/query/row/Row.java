package dev.aisle.query.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.contracts.json.Json;

/// A row of a view.
///
/// @param body the row's JSON
/// @param offset of the event that it was last written for
public record Row(String body, long offset) {

    /// @throws IllegalStateException if the row is not of that view: a defect of whoever wrote it
    public <T> T as(Class<T> type) {
        return parse(body, type);
    }

    public static <T> T parse(String body, Class<T> type) {
        try {
            return Json.LENIENT.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "A row does not hold a " + type.getSimpleName() + ": " + e.getOriginalMessage(),
                    e);
        }
    }
}
