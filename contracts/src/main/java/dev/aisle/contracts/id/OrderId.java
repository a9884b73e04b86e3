package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A customer's order, named by who takes it.
/// In the form of every id, see [IdFormat]; another form is an [IllegalArgumentException].
public record OrderId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId {
        IdFormat.check("order", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
