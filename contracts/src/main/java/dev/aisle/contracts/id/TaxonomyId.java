package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A tree of categories.
/// In the form of every id, see [IdFormat]; another form is an [IllegalArgumentException].
public record TaxonomyId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TaxonomyId {
        IdFormat.check("taxonomy", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
