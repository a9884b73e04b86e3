package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A brand.
/// In the form of every id, see [IdFormat]; another form is an [IllegalArgumentException].
public record BrandId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BrandId {
        IdFormat.check("brand", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
