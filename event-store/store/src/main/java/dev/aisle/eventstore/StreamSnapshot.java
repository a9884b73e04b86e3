package dev.aisle.eventstore;

import dev.aisle.contracts.id.StreamId;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;

/// The folded state of a stream at a version: saves reading what came before. Only ever of committed
/// events, and never the truth: it may be dropped at any time.
///
/// @param version of the stream that it is the fold up to, 1 or more
/// @param schema of the state's form; who knows another one ignores the snapshot and folds anew
/// @param recordedAt of the event at that version
/// @param state at most 8 MiB
public record StreamSnapshot(
        StreamId stream, long version, int schema, Instant recordedAt, Buffer state) {
    /// Of a later version, or of a later schema at the same one.
    public boolean isNewerThan(StreamSnapshot other) {
        return version != other.version ? version > other.version : schema > other.schema;
    }
}
