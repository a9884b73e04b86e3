package dev.aisle.cli.load;

import java.util.concurrent.locks.LockSupport;

/// A schedule: the n-th command is due n intervals after the start, whatever became of those before it,
/// so that a stall shows in the latencies and not in the count.
public final class Pace {
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final long startNanos = System.nanoTime();
    private long count;

    /// @param perSecond above 0
    public Pace(double perSecond) {
        this.perSecond = perSecond;
    }

    /// Waits until the next command is due, and says when that was.
    public long awaitNext() {
        long due = startNanos + (long) (count++ * NANOS / perSecond);
        awaitUntil(due);
        return due;
    }

    /// Waits until an instant of [System#nanoTime()].
    public static void awaitUntil(long dueNanos) {
        long left = dueNanos - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = dueNanos - System.nanoTime();
        }
    }
}
