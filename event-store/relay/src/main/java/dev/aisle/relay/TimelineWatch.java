package dev.aisle.relay;

import dev.aisle.relay.loop.Backoff;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Looks now and then which timeline the store writes, and gives the relay's word for one that is new.
final class TimelineWatch {
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LogReader log;
    private final Settlement settlement;
    private final Backoff backoff;
    private final RelayMeters meters;
    private long lookAtNanos = System.nanoTime();
    private @Nullable String unsettled;

    TimelineWatch(
            LogReader log, Settlement settlement, RelayConfig.Recheck recheck, RelayMeters meters) {
        this.log = log;
        this.settlement = settlement;
        this.backoff = new Backoff(recheck.first(), recheck.longest());
        this.meters = meters;
    }

    /// Why appends wait, null if they don't.
    @Nullable String unsettled() {
        return unsettled;
    }

    /// @param ground of a session that begins
    void begin(Ground ground) {
        backoff.reset();
        if (ground.timeline().isSettled()) {
            settled(null);
            lookAtNanos = System.nanoTime() + EVERY_NANOS;
        } else {
            settle(ground);
        }
    }

    /// Whether the store has come to write another timeline, or in another epoch, than the session began on.
    boolean isAnother(Ground ground) {
        if (System.nanoTime() - lookAtNanos < 0) {
            return false;
        }
        lookAtNanos = System.nanoTime() + EVERY_NANOS;
        var present = log.timeline();
        if (!ground.holds(present)) {
            return true;
        }
        if (present.isSettled()) {
            settled(null);
        } else {
            settle(ground);
        }
        return false;
    }

    private void settle(Ground ground) {
        settled(settlement.settle(ground.topic(), ground.timeline()));
        if (unsettled != null) {
            lookAtNanos = System.nanoTime() + backoff.nextNanos();
        }
    }

    private void settled(@Nullable String otherwise) {
        unsettled = otherwise;
        meters.unsettled(otherwise != null);
    }
}
