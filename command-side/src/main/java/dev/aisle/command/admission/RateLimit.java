package dev.aisle.command.admission;

import java.util.concurrent.TimeUnit;

/// How a client stands with its quota, as HTTP says it: the fields `RateLimit-Policy` and `RateLimit` of
/// draft-ietf-httpapi-ratelimit-headers-10. The quota of a window is the burst, and the window as long as
/// it takes to earn it.
public record RateLimit(Quota quota, long remaining, long nanosUntilNext, long nanosUntilWhole) {
    private static final String NAME = "\"commands\"";

    /// Value of `RateLimit-Policy`, such as `"commands";q=1000;w=2`.
    public String policy() {
        long windowSeconds = Math.ceilDiv(quota.burst(), quota.commandsPerSecond());
        return NAME + ";q=" + quota.burst() + ";w=" + windowSeconds;
    }

    /// Value of `RateLimit`, such as `"commands";r=999;t=1`: commands left, and seconds until none is spent.
    public String state() {
        return NAME + ";r=" + remaining + ";t=" + ceilSeconds(nanosUntilWhole);
    }

    /// Until one more command may be sent, at least 1.
    public long retryAfterSeconds() {
        return Math.max(1, ceilSeconds(nanosUntilNext));
    }

    private static long ceilSeconds(long nanos) {
        return Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
    }
}
