package dev.aisle.contracts.promotion;

import dev.aisle.contracts.json.Form;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// When a promotion runs: `[from, until)`. Where it was said in local time, that is kept beside; the
/// instants were found by the rules that the time zone had then, and don't move with it.
///
/// @param until open-ended if left out
/// @param timeZone of the tz database
/// @param localFrom as it was said
/// @param localUntil as it was said
public record PromotionSchedule(
        Instant from,
        @Nullable Instant until,
        @Nullable String timeZone,
        @Form(WallClock.FORM) @Nullable String localFrom,
        @Form(WallClock.FORM) @Nullable String localUntil) {
    public PromotionSchedule {
        WallClock.check("localFrom", localFrom);
        WallClock.check("localUntil", localUntil);
    }

    public static PromotionSchedule of(Instant from, @Nullable Instant until) {
        return new PromotionSchedule(from, until, null, null, null);
    }

    /// From the first instant at which clocks there show `localFrom` or later, until the first from which
    /// on they never again show a time before `localUntil`.
    public static PromotionSchedule local(
            ZoneId timeZone, String localFrom, @Nullable String localUntil) {
        return new PromotionSchedule(
                WallClock.first(localFrom, timeZone),
                localUntil == null ? null : WallClock.last(localUntil, timeZone),
                timeZone.getId(),
                localFrom,
                localUntil);
    }

    public boolean hasBegun(Instant at) {
        return !at.isBefore(from);
    }

    public boolean isOver(Instant at) {
        return until != null && !at.isBefore(until);
    }
}
