package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Where one price list applies.
/// In the form of every id, see [IdFormat]; another form is an [IllegalArgumentException].
public record ZoneId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ZoneId {
        IdFormat.check("zone", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
