package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A set of locations that can fulfil for a place.
/// In the form of every id, see [IdFormat]; another form is an [IllegalArgumentException].
public record RegionId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RegionId {
        IdFormat.check("region", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
