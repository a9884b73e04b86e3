package dev.aisle.relay;

import java.util.UUID;

/// Where an event of a bucket stands in the bucket's partition.
public record MirroredRecord(long recordOffset, long bucketOffset, UUID eventId) {
    /// By how much the record's offset is ahead of the bucket's: the number of repeats and marks before
    /// it. It never shrinks while nothing is lost from the partition.
    public long shift() {
        return recordOffset - bucketOffset;
    }
}
