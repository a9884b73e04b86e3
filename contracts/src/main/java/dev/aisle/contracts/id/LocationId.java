package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Where stock lies: a store or a warehouse.
/// In the form of every id, see [IdFormat]; another form is an [IllegalArgumentException].
public record LocationId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LocationId {
        IdFormat.check("location", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
