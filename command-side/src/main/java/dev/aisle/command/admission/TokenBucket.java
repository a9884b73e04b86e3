package dev.aisle.command.admission;

import java.util.function.LongSupplier;

/// What is left of one client's quota: a token for each command. Counted in whole billionths of a token,
/// which is what a nanosecond brings at one command per second, so that no fraction is lost.
final class TokenBucket {
    private static final long TOKEN = 1_000_000_000;

    private final Quota quota;
    private final LongSupplier nanoTime;
    private final long capacity;
    private final long nanosToFill;
    private long credit;
    private long creditedAt;

    TokenBucket(Quota quota, LongSupplier nanoTime) {
        this.quota = quota;
        this.nanoTime = nanoTime;
        capacity = quota.burst() * TOKEN;
        nanosToFill = nanosFor(capacity);
        credit = capacity;
        creditedAt = nanoTime.getAsLong();
    }

    Quota quota() {
        return quota;
    }

    /// @return whether there was a token, which is gone now
    synchronized boolean take() {
        refill();
        if (credit < TOKEN) {
            return false;
        }
        credit -= TOKEN;
        return true;
    }

    synchronized boolean isFull() {
        refill();
        return credit == capacity;
    }

    /// 0 if there is a token now.
    synchronized long nanosUntilNext() {
        refill();
        return nanosFor(TOKEN - credit);
    }

    synchronized RateLimit rateLimit() {
        refill();
        return new RateLimit(
                quota, credit / TOKEN, nanosFor(TOKEN - credit), nanosFor(capacity - credit));
    }

    private void refill() {
        long now = nanoTime.getAsLong();
        long elapsed = now - creditedAt;
        // A clock that goes back brings nothing and takes nothing.
        creditedAt = now;
        if (elapsed >= nanosToFill) {
            credit = capacity; // Multiplied, a long idle time might overflow.
        } else if (elapsed > 0) {
            credit = Math.min(capacity, credit + elapsed * quota.commandsPerSecond());
        }
    }

    private long nanosFor(long wanted) {
        return wanted <= 0 ? 0 : Math.ceilDiv(wanted, quota.commandsPerSecond());
    }
}
