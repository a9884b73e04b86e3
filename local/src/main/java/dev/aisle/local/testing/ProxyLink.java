package dev.aisle.local.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// One direction of a line that all connections share: how long it is, and how much it carries.
final class ProxyLink {

    private volatile long delayNanos;
    private long bytesPerSecond; // Guarded by this, like the next; 0 is no limit.
    private long busyUntil;

    void delay(Duration delay) {
        delayNanos = delay.toNanos();
    }

    synchronized void throttle(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
        this.busyUntil = System.nanoTime();
    }

    /// When bytes that come now are due at the other end, in nanoseconds of the JVM's clock.
    long dueAt() {
        return System.nanoTime() + delayNanos;
    }

    /// Returns when the line has carried them.
    void carry(int bytes) throws InterruptedException {
        sleepUntil(carriedAt(bytes));
    }

    private synchronized long carriedAt(int bytes) {
        var now = System.nanoTime();
        if (bytesPerSecond == 0) {
            return now;
        }
        var start = Math.max(now, busyUntil);
        busyUntil = start + bytes * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
        return busyUntil;
    }

    static void sleepUntil(long nanos) throws InterruptedException {
        var left = nanos - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }
}
