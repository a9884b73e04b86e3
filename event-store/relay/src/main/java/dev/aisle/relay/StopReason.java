package dev.aisle.relay;

/// Why a bucket is not relayed, though others are.
public enum StopReason {
    /// The topic refused one of its events.
    SEND_REFUSED(
            "raise the topic's max.message.bytes, or see the broker's reason; it goes on by itself"),
    /// The partition holds nothing, though it once did: what was published can't be told.
    PARTITION_EMPTIED(
            "records were deleted: bring them back into the partition, or begin a new epoch with ./aisle log new-epoch"),
    /// Somebody else wrote to the partition.
    FOREIGN_RECORD(
            "find who else may write to the topic and stop them; then begin a new epoch with ./aisle log new-epoch"),
    /// The store doesn't hold what was published: it came back with less, or with something else.
    LOST_FAILOVER("./aisle log status shows what is missing, ./aisle log restore puts it back"),
    /// The log lacks the offset that comes next.
    LOG_GAP(
            "rows are missing from the table event: restore that server from a backup, then run ./aisle log restore");

    private final String remedy;

    StopReason(String remedy) {
        this.remedy = remedy;
    }

    /// What a person can do about it.
    public String remedy() {
        return remedy;
    }
}
