package dev.aisle.contracts.command;

import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.json.Form;
import dev.aisle.contracts.json.InvalidComponentException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A command with the conditions under which it is asked.
///
/// @param id chosen by the sender, and found again on the receipt
/// @param type names the command
/// @param expectedVersion of the command's stream: 0 for a stream that must not exist yet; unchecked if
///     null
/// @param idempotencyKey at most 128 printable ASCII characters
/// @param source orders what a source says; the last writer wins by it, never by arrival
/// @param occurredAt the source's business time
/// @param dryRun decides, answers and changes nothing; false if left out
public record CommandEnvelope(
        UUID id,
        CommandType type,
        Command command,
        @Bounds(max = CommandEnvelope.VERSION_MAX) @Nullable Long expectedVersion,
        @Form("[ -~]{1,128}") @Nullable String idempotencyKey,
        @Nullable SourceVersion source,
        @Nullable Instant occurredAt,
        boolean dryRun) {
    private static final int KEY_LENGTH_MAX = 128;

    /// Every JSON reader keeps it exact.
    static final long VERSION_MAX = (1L << 53) - 1;

    public CommandEnvelope {
        if (expectedVersion != null && (expectedVersion < 0 || expectedVersion > VERSION_MAX)) {
            throw new InvalidComponentException("expectedVersion", "is 0 to " + VERSION_MAX);
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
