package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A group of customers, such as members.
/// In the form of every id, see [IdFormat]; another form is an [IllegalArgumentException].
public record AudienceId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AudienceId {
        IdFormat.check("audience", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
