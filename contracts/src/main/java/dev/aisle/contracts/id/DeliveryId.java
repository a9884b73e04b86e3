package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Goods under way to a location, named by who sends them.
/// In the form of every id, see [IdFormat]; another form is an [IllegalArgumentException].
public record DeliveryId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeliveryId {
        IdFormat.check("delivery", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
