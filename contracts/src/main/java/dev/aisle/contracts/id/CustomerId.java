package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A customer by a pseudonym; never a name or an address.
/// In the form of every id, see [IdFormat]; another form is an [IllegalArgumentException].
public record CustomerId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CustomerId {
        IdFormat.check("customer", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
