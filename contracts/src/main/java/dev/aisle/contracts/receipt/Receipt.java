package dev.aisle.contracts.receipt;

import dev.aisle.contracts.id.StreamId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The final word on one command.
///
/// @param line of the batch, from 1; null outside of batches
/// @param commandId null where the command could not be read so far
/// @param version of the stream after the command
/// @param token see [dev.aisle.contracts.token.ConsistencyToken]
/// @param problem why not; null where the command took effect
public record Receipt(
        @Nullable Long line,
        @Nullable UUID commandId,
        Code code,
        @Nullable StreamId stream,
        @Nullable Long version,
        @Nullable String token,
        @Nullable Problem problem) {

    public static Receipt refused(@Nullable UUID commandId, Problem problem) {
        return new Receipt(null, commandId, problem.code(), null, null, null, problem);
    }

    public Receipt atLine(long lineNumber) {
        return new Receipt(lineNumber, commandId, code, stream, version, token, problem);
    }
}
