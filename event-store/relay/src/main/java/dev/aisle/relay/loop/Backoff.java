package dev.aisle.relay.loop;

import java.time.Duration;

/// A pause that doubles from its first length to its longest. Not thread-safe.
public final class Backoff {
    private final long firstNanos;
    private final long longestNanos;
    private long nextNanos;

    /// @param first above zero, at most `longest`
    public Backoff(Duration first, Duration longest) {
        if (!first.isPositive() || first.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "a pause grows from " + first + " to something longer, not to " + longest);
        }
        this.firstNanos = first.toNanos();
        this.longestNanos = longest.toNanos();
        this.nextNanos = firstNanos;
    }

    public static Backoff steady(Duration pause) {
        return new Backoff(pause, pause);
    }

    public long nextNanos() {
        long pause = nextNanos;
        nextNanos = Math.min(longestNanos, 2 * pause);
        return pause;
    }

    public void reset() {
        nextNanos = firstNanos;
    }
}
