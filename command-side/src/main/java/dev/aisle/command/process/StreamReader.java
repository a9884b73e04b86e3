package dev.aisle.command.process;

import dev.aisle.contracts.id.StreamId;

/// Loads streams from the store and folds them. Waits for the answer, so never called on a lane's thread.
@FunctionalInterface
public interface StreamReader {
    /// @param state of the stream's family
    /// @throws UnfinishedException if the store doesn't answer, or a newer version has written to the stream
    <S> CommittedStream<S> read(StreamId stream, Class<S> state);
}
