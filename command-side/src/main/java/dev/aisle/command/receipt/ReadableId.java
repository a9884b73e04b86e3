package dev.aisle.command.receipt;

import com.fasterxml.jackson.core.JacksonException;
import dev.aisle.contracts.json.Json;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The id of what is no whole command, so that its sender finds the answer.
public final class ReadableId {
    private ReadableId() {}

    /// Null where not even that can be read.
    ///
    /// @param json the caller bounds its length
    public static @Nullable UUID of(byte[] json) {
        try {
            return UUID.fromString(Json.STRICT.readTree(json).path("id").asText());
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        } catch (IOException e) {
            return null;
        }
    }
}
