package dev.aisle.command.engine;

import dev.aisle.command.client.Caller;
import dev.aisle.contracts.command.CommandEnvelope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A command on its way into the engine.
///
/// @param arrivedAt when it reached us: the clock for HTTP, the record's time for Kafka
/// @param deadline it isn't decided after this; null for what waits as long as it takes
public record Submission(
        CommandEnvelope envelope, Caller caller, Instant arrivedAt, @Nullable Instant deadline) {}
