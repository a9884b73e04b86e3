package dev.aisle.relay;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// How far one bucket is in one session: what was handed to the writer, and what is written. The loop
/// hands over, the writer's thread acknowledges.
final class BucketFeed {
    /// The broker forgets a producer that was silent for a day (`producer.id.expiration.ms`).
    private static final long REMEMBERED_NANOS = TimeUnit.HOURS.toNanos(1);

    private final int bucket;
    private long handed;
    private final AtomicInteger inFlight = new AtomicInteger();
    private long shift;
    private volatile boolean isKnown;
    private volatile long acknowledgedAtNanos;

    BucketFeed(int bucket, ResumePoint.After start) {
        this.bucket = bucket;
        this.handed = start.lastOffset();
        this.shift = start.shift();
    }

    int bucket() {
        return bucket;
    }

    long handed() {
        return handed;
    }

    /// How many events may be handed over now.
    ///
    /// A broker that doesn't know the producer takes its batches of a partition in any order: a second
    /// one would be written where the first was refused. So until it has acknowledged one of this
    /// bucket, events go out one by one.
    int room(int inFlightMax, long nowNanos) {
        int waiting = inFlight.get();
        if (!isKnown || nowNanos - acknowledgedAtNanos > REMEMBERED_NANOS) {
            return waiting == 0 ? 1 : 0;
        }
        return Math.max(0, inFlightMax - waiting);
    }

    void handOver(long offset) {
        handed = offset;
        inFlight.incrementAndGet();
    }

    /// @return false if the partition has lost records: it is shorter than it was
    boolean acknowledge(long offset, long recordOffset, long nowNanos) {
        long shiftNow = recordOffset - offset;
        if (shiftNow < shift) {
            return false;
        }
        shift = shiftNow;
        acknowledgedAtNanos = nowNanos;
        isKnown = true;
        inFlight.decrementAndGet();
        return true;
    }
}
