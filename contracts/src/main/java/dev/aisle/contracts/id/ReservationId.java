package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A hold on stock, named by who asks for it.
/// In the form of every id, see [IdFormat]; another form is an [IllegalArgumentException].
public record ReservationId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReservationId {
        IdFormat.check("reservation", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
