package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A delivery of the catalogue.
/// In the form of every id, see [IdFormat]; another form is an [IllegalArgumentException].
public record ImportId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ImportId {
        IdFormat.check("import", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
