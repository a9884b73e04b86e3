package dev.aisle.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Where something is sold: a web shop, an app, a till.
/// In the form of every id, see [IdFormat]; another form is an [IllegalArgumentException].
public record ChannelId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChannelId {
        IdFormat.check("channel", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
