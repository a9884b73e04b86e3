package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// An upstream system that says something, with version numbers of its own.
/// In the form of every id, see [IdFormat]; another form is an [IllegalArgumentException].
public record SourceId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SourceId {
        IdFormat.check("source", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
