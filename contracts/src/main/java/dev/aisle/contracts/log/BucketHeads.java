package dev.aisle.contracts.log;

import dev.aisle.contracts.json.Bounds;
import java.time.Instant;
import java.util.Map;

/// What a relay says each second on the heads topic: how far the store is, of each of its buckets. It
/// tells how fresh views are even when nothing is relayed.
///
/// @param at when the store was asked
/// @param heads by bucket; a bucket without events is left out
public record BucketHeads(Instant at, Map<Integer, Head> heads) {
    public BucketHeads {
        heads = Map.copyOf(heads);
    }

    /// @param offset of the bucket's last event
    /// @param recordedAt of that event
    public record Head(@Bounds long offset, Instant recordedAt) {}
}
