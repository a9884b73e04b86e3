package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A node of the category tree.
/// In the form of every id, see [IdFormat]; another form is an [IllegalArgumentException].
public record CategoryId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CategoryId {
        IdFormat.check("category", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
