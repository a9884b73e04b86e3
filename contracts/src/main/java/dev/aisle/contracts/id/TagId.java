package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A word that products are marked with.
/// In the form of every id, see [IdFormat]; another form is an [IllegalArgumentException].
public record TagId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TagId {
        IdFormat.check("tag", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
