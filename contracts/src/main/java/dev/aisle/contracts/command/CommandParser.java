package dev.aisle.contracts.command;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserSequence;
import java.io.IOException;

/// A command as one object, whose first fields are the targets that the envelope names, and whose others are
/// those of its `data`.
final class CommandParser extends JsonParserSequence {
    private final CommandType type;
    private int depth;
    private int fields;

    /// @param data stands at its first field, or at its end
    CommandParser(JsonParser targets, JsonParser data, CommandType type) {
        super(true, new JsonParser[] {targets, data});
        this.type = type;
    }

    /// @throws JsonParseException if the data names a target, which stands outside of it
    @Override
    public JsonToken nextToken() throws IOException {
        var token = super.nextToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            depth++;
        } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
            depth--;
        } else if (depth == 1
                && token == JsonToken.FIELD_NAME
                && ++fields > type.targets().size()
                && type.targets().contains(currentName())) {
            throw new JsonParseException(this, "a target in the data");
        }
        return token;
    }
}
