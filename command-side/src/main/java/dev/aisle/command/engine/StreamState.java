package dev.aisle.command.engine;

import java.time.Instant;

/// The folded state of a stream.
///
/// @param version 0 for a stream without events
/// @param lastAt when it was last decided, so that time never goes back within a stream
record StreamState(long version, Object state, Instant lastAt) {}
