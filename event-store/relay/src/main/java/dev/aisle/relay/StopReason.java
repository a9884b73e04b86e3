package dev.aisle.relay;

/// Why a bucket is not relayed, though others are.
public enum StopReason {
    /// The topic refused one of its events.
    SEND_REFUSED,
    /// The partition holds nothing, though it once did: what was published can't be told.
    PARTITION_EMPTIED,
    /// Somebody else wrote to the partition.
    FOREIGN_RECORD,
    /// The store doesn't hold what was published: it came back with less, or with something else.
    LOST_FAILOVER,
    /// The log lacks the offset that comes next.
    LOG_GAP
}
