package dev.aisle.command.process;

import dev.aisle.contracts.id.StreamId;

/// A stream as the store has it.
///
/// @param version 0 for a stream without events, whose state is the initial one
public record CommittedStream<S>(StreamId stream, long version, S state) {
    public boolean exists() {
        return version > 0;
    }
}
