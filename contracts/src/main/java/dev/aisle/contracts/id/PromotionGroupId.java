package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Promotions of which at most one applies to a line.
/// In the form of every id, see [IdFormat]; another form is an [IllegalArgumentException].
public record PromotionGroupId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PromotionGroupId {
        IdFormat.check("promotion group", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
