package dev.aisle.eventstore;

import dev.aisle.contracts.id.StreamId;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.UUID;

/// An event of the log, as it was stored.
///
/// @param recordedAt the clock under the bucket's lock, milliseconds, never decreasing in a bucket
public record StoredEvent(
        int bucket,
        long offset,
        StreamId stream,
        long version,
        UUID id,
        String type,
        Buffer payload,
        Buffer metadata,
        Instant recordedAt) {}
