package dev.aisle.eventstore;

import io.vertx.core.buffer.Buffer;

/// What became of one decision of a batch.
public sealed interface AppendOutcome {
    /// It stands. All that it rests on and all that it wrote is in the bucket up to `offset`.
    ///
    /// @param version of the stream now
    /// @param offset of the bucket's last event as of this decision, −1 if the bucket is empty
    record Appended(long version, long offset) implements AppendOutcome {}

    /// The stream, or one that was read, is not at the version that was decided on; or an earlier
    /// command of the stream in this batch did not append as decided.
    ///
    /// @param actualVersion of the decision's own stream
    record Conflict(long actualVersion) implements AppendOutcome {}

    /// The idempotency key was used for the same request before: here is the first answer.
    record AlreadyDone(Buffer answer, long version, long offset) implements AppendOutcome {}

    /// The idempotency key was used for another request.
    record KeyReused() implements AppendOutcome {}
}
