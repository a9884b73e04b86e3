package dev.aisle.contracts.command;

import dev.aisle.contracts.json.InvalidComponentException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A command with the conditions under which it is asked.
///
/// @param expectedVersion of the command's stream: 0 for a stream that must not exist yet; unchecked if
///     null
/// @param idempotencyKey at most 128 printable ASCII characters
/// @param occurredAt the source's business time
public record CommandEnvelope(
        UUID id,
        CommandType type,
        Command command,
        @Nullable Long expectedVersion,
        @Nullable String idempotencyKey,
        @Nullable SourceVersion source,
        @Nullable Instant occurredAt,
        boolean dryRun) {
    private static final int KEY_LENGTH_MAX = 128;

    public CommandEnvelope {
        if (expectedVersion != null && expectedVersion < 0) {
            throw new InvalidComponentException("expectedVersion", "is 0 or more");
        }
        if (idempotencyKey != null && !isKey(idempotencyKey)) {
            throw new InvalidComponentException(
                    "idempotencyKey", "is 1 to 128 printable ASCII characters");
        }
    }

    private static boolean isKey(String key) {
        return !key.isEmpty()
                && key.length() <= KEY_LENGTH_MAX
                && key.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    }
}
