package dev.aisle.contracts.receipt;

import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.json.Bounds;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The final word on one command.
///
/// @param line of the batch, from 1; none outside of batches
/// @param commandId none where the command could not be read so far
/// @param code what became of it
/// @param stream that the command would change
/// @param version of the stream after the command
/// @param token opaque; a query that brings it waits for views at least as new, see
///     [dev.aisle.contracts.token.ConsistencyToken]
/// @param problem why not; none where the command took effect
public record Receipt(
        @Bounds(min = 1) @Nullable Long line,
        @Nullable UUID commandId,
        Code code,
        @Nullable StreamId stream,
        @Bounds @Nullable Long version,
        @Nullable String token,
        @Nullable Problem problem) {

    public static Receipt refused(@Nullable UUID commandId, Problem problem) {
        return new Receipt(null, commandId, problem.code(), null, null, null, problem);
    }

    public Receipt atLine(long lineNumber) {
        return new Receipt(lineNumber, commandId, code, stream, version, token, problem);
    }
}
