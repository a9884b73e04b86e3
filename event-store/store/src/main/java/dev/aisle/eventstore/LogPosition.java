package dev.aisle.eventstore;

import java.util.UUID;

/// The last event of a bucket as somebody saw it. Offset and id together: after a lost failover another
/// event may stand at the same offset.
///
/// @param offset −1 for an empty bucket
/// @param eventId random; [#EMPTY]'s is all zeros
public record LogPosition(long offset, UUID eventId) {
    public static final LogPosition EMPTY = new LogPosition(-1, new UUID(0, 0));
}
