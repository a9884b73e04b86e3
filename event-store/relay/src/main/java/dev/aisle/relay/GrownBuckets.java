package dev.aisle.relay;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The buckets that the store's notices told of since the relay last asked. Filled by any thread, taken by the
/// loop's. Notices may be lost or come late: they save looks at the log, and take the place of none for long.
public final class GrownBuckets {
    /// As long as the last notice isn't older than this, notices are taken to work.
    private static final long HEARD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final BitSet told = new BitSet();
    private long toldAtNanos = System.nanoTime() - HEARD_NANOS;
    private Runnable wake = () -> {};

    /// @param wake called after each notice
    public synchronized void onNotice(Runnable wake) {
        this.wake = wake;
    }

    public void told(BitSet buckets) {
        Runnable waken;
        synchronized (this) {
            told.or(buckets);
            toldAtNanos = System.nanoTime();
            waken = wake;
        }
        waken.run();
    }

    /// What was told of since the last call.
    synchronized Set<Integer> take() {
        if (told.isEmpty()) {
            return Set.of();
        }
        var taken = new HashSet<Integer>();
        told.stream().forEach(taken::add);
        told.clear();
        return taken;
    }

    synchronized boolean areHeard() {
        return System.nanoTime() - toldAtNanos < HEARD_NANOS;
    }
}
