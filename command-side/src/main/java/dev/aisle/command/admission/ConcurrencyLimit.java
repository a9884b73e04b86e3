package dev.aisle.command.admission;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/// How many commands may be in flight, so that what is admitted is answered within the target latency
/// whatever the engine's capacity is just now.
///
/// By Little's law a command that joined as the n-th in flight and was answered after t tells a
/// throughput of n / t, and the limit that keeps to the target is throughput × target. It shrinks to that
/// as soon as the mean latency is above the target, and grows to it only while it turns work away, since
/// an engine that gathers batches has far more throughput under load than at rest. The comparison is with
/// a fixed target, not with the smallest latency seen (one command alone commits twenty times faster
/// than it does at the highest throughput) and not with a running mean (which an overload that lasts
/// would drag along). Nothing is integrated, so nothing winds up.
final class ConcurrencyLimit {
    /// No limit is above it.
    static final int MAX = 0xffff;

    private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int SAMPLES_MIN = 10;
    private static final double SHRINK_MAX = 0.5;
    private static final double GROWTH_MAX = 1.5;

    private final int min;
    private final int max;
    private final int resting;
    private final long targetNanos;
    private final LongAdder samples = new LongAdder();
    private final LongAdder joinedSum = new LongAdder();
    private final LongAdder nanosSum = new LongAdder();
    private final AtomicBoolean adjusting = new AtomicBoolean();
    private volatile long windowStart;
    private volatile boolean pressed;
    private volatile int limit;

    ConcurrencyLimit(AdmissionConfig.LimitConfig config, long now) {
        min = config.min();
        max = config.max();
        resting = config.initial();
        targetNanos = config.targetLatency().toNanos();
        if (min < 1 || min > resting || resting > max || max > MAX || targetNanos < 1) {
            throw new IllegalArgumentException(
                    "of aisle.admission.limit, 1 <= min <= initial <= max <= 65535, and target-latency is above 0");
        }
        windowStart = now;
        limit = resting;
    }

    int limit() {
        return limit;
    }

    /// Somebody was refused or has to wait because of the limit.
    void press() {
        if (!pressed) {
            pressed = true;
        }
    }

    /// @param joined commands in flight when this one was admitted, with it
    /// @param nanos from its admission to its receipt
    void answered(int joined, long nanos, long now) {
        samples.increment();
        joinedSum.add(joined);
        nanosSum.add(nanos);
        if (hasPassed(now)
                && samples.sum() >= SAMPLES_MIN
                && adjusting.compareAndSet(false, true)) {
            try {
                if (hasPassed(now)) {
                    adjust(
                            samples.sumThenReset(),
                            joinedSum.sumThenReset(),
                            nanosSum.sumThenReset());
                    windowStart = now;
                    pressed = false;
                }
            } finally {
                adjusting.set(false);
            }
        }
    }

    private boolean hasPassed(long now) {
        return now - windowStart >= WINDOW_NANOS;
    }

    private void adjust(long count, double joined, double nanos) {
        double fitting = joined / Math.max(1, nanos) * targetNanos;
        if (nanos > (double) count * targetNanos) {
            limit = bounded(Math.max(limit * SHRINK_MAX, Math.min(limit, fitting)));
        } else if (pressed) {
            limit = bounded(Math.min(limit * GROWTH_MAX, Math.max(limit, fitting)));
        } else if (limit < resting) {
            limit = Math.min(resting, bounded(limit * GROWTH_MAX));
        }
    }

    private int bounded(double value) {
        return (int) Math.clamp(Math.ceil(value), min, max);
    }
}
