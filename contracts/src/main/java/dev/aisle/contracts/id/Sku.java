package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The sellable unit, and the id of a product.
/// In the form of every id, see [IdFormat]; another form is an [IllegalArgumentException].
public record Sku(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sku {
        IdFormat.check("SKU", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
