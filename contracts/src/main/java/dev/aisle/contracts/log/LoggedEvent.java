package dev.aisle.contracts.log;

import dev.aisle.contracts.event.Event;
import dev.aisle.contracts.id.StreamId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event with its place in the log: what projections fold.
///
/// @param offset in the bucket, gapless from 0
/// @param version in the stream, gapless from 1
public record LoggedEvent(
        int bucket,
        long offset,
        UUID id,
        StreamId stream,
        long version,
        Instant recordedAt,
        Event event,
        @Nullable String traceparent) {}
