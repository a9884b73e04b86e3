package dev.aisle.relay;

import dev.aisle.relay.PartitionTail.Emptied;
import dev.aisle.relay.PartitionTail.Foreign;
import dev.aisle.relay.PartitionTail.Mirrored;
import dev.aisle.relay.PartitionTail.Untouched;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds out how a partition ends from its last records, read in order, by the rule of its consumers:
/// what counts is the highest offset plus one, and nothing else.
///
/// Where relays overlap just before the first record that is looked at, the result may lie below the
/// true one, never above it. That costs repeats, and no order.
public final class TailScan {
    private final long logStart;
    private final long logEnd;
    private final boolean fromFirstRecord;
    private @Nullable MirroredRecord gapless;
    private @Nullable MirroredRecord highest;
    private long foreignAt = -1;

    /// @param logStart offset of the first record that is there
    /// @param logEnd one above the last record's offset
    /// @param from offset of the first record that is looked at
    public TailScan(long logStart, long logEnd, long from) {
        this.logStart = logStart;
        this.logEnd = logEnd;
        this.fromFirstRecord = from == 0;
    }

    public void mirrored(long recordOffset, long bucketOffset, UUID eventId) {
        var record = new MirroredRecord(recordOffset, bucketOffset, eventId);
        foreignAt = -1;
        if (highest == null || bucketOffset > highest.bucketOffset()) {
            highest = record;
        }
        var follows =
                gapless == null
                        ? !fromFirstRecord || bucketOffset == 0
                        : bucketOffset == gapless.bucketOffset() + 1;
        if (follows) {
            gapless = record;
        }
    }

    public void foreign(long recordOffset) {
        foreignAt = recordOffset;
    }

    /// False while only marks of the broker were met, which readers aren't shown.
    public boolean hasRecord() {
        return highest != null || foreignAt >= 0;
    }

    public PartitionTail tail() {
        if (logStart == logEnd) {
            return logEnd == 0 ? new Untouched() : new Emptied(logStart);
        }
        if (highest == null || foreignAt >= 0) {
            return new Foreign(foreignAt >= 0 ? foreignAt : logEnd - 1);
        }
        return new Mirrored(gapless, highest);
    }
}
