package dev.aisle.relay;

import org.jspecify.annotations.Nullable;

/// How a partition of the events topic ends.
public sealed interface PartitionTail {
    /// Nothing was ever written to it.
    record Untouched() implements PartitionTail {}

    /// It is empty, but it was not always.
    record Emptied(long logStart) implements PartitionTail {}

    /// Its last record isn't one of a relay's.
    record Foreign(long recordOffset) implements PartitionTail {}

    /// @param gapless the last event up to which none is missing; null if the first is missing already
    /// @param highest the event with the highest offset; above `gapless` only where something is missing
    record Mirrored(@Nullable MirroredRecord gapless, MirroredRecord highest)
            implements PartitionTail {}
}
