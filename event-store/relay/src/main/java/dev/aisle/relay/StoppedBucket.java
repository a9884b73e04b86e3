package dev.aisle.relay;

import dev.aisle.relay.loop.Backoff;

/// A bucket that waits until what stopped it is set right. It is looked at again now and then.
final class StoppedBucket {
    private ResumePoint.Stopped stop;
    private final Backoff backoff;
    private long retryAtNanos;

    StoppedBucket(ResumePoint.Stopped stop, Backoff backoff) {
        this.stop = stop;
        this.backoff = backoff;
        postpone();
    }

    ResumePoint.Stopped stop() {
        return stop;
    }

    boolean isDue(long nowNanos) {
        return nowNanos - retryAtNanos >= 0;
    }

    void postpone() {
        retryAtNanos = System.nanoTime() + backoff.nextNanos();
    }

    void because(ResumePoint.Stopped other) {
        stop = other;
    }
}
