package dev.aisle.command.engine;

import java.time.Instant;

/// The folded state of a stream.
///
/// @param version 0 for a stream without events
/// @param lastAt when it was last decided, so that time never goes back within a stream
/// @param snapshotVersion of the last snapshot that was kept or asked for; 0 if none
/// @param era of its bucket in which the version was last confirmed, see [BucketTail]; 0 if never
record StreamState(long version, Object state, Instant lastAt, long snapshotVersion, int era) {
    StreamState after(int events, Object newState, Instant at) {
        return new StreamState(version + events, newState, at, snapshotVersion, era);
    }

    StreamState confirmed(Object trimmed, int inEra) {
        return new StreamState(version, trimmed, lastAt, snapshotVersion, inEra);
    }

    StreamState snapshotAsked() {
        return new StreamState(version, state, lastAt, version, era);
    }
}
