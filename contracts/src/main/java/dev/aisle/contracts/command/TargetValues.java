package dev.aisle.contracts.command;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What an envelope names beside its conditions, in the order of the envelope.
final class TargetValues {
    private static final int COUNT_MAX = 4;

    private final List<String> names = new ArrayList<>(COUNT_MAX);
    private final List<String> values = new ArrayList<>(COUNT_MAX);

    /// False if there are too many.
    boolean add(String name, String value) {
        names.add(name);
        values.add(value);
        return names.size() <= COUNT_MAX;
    }

    /// Whether they are all of a type, and no others.
    boolean areThoseOf(CommandType type) {
        return names.size() == type.targets().size() && names.containsAll(type.targets());
    }

    /// As the beginning of a command's object.
    JsonParser tokens() throws IOException {
        try (var tokens = new TokenBuffer(null, false)) {
            tokens.writeStartObject();
            for (int i = 0; i < names.size(); i++) {
                tokens.writeStringField(names.get(i), values.get(i));
            }
            return tokens.asParser();
        }
    }
}
