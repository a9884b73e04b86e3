package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A promotion.
/// In the form of every id, see [IdFormat]; another form is an [IllegalArgumentException].
public record PromotionId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PromotionId {
        IdFormat.check("promotion", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
