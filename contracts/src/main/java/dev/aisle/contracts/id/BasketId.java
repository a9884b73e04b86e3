package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// What is to be reserved together, named by who asks for it.
/// In the form of every id, see [IdFormat]; another form is an [IllegalArgumentException].
public record BasketId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BasketId {
        IdFormat.check("basket", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
