package dev.aisle.command.promotion;

import dev.aisle.command.decide.Refusal;
import dev.aisle.contracts.command.PromotionCommand.DefinePromotion;
import dev.aisle.contracts.command.PromotionCommand.SchedulePromotion;
import dev.aisle.contracts.promotion.PromotionSchedule;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A schedule as a command says it: by instants, or by the clocks of a time zone.
record Schedules(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String timeZone,
        @Nullable String localFrom,
        @Nullable String localUntil) {
    static Schedules of(DefinePromotion define) {
        return new Schedules(
                define.from(),
                define.until(),
                define.timeZone(),
                define.localFrom(),
                define.localUntil());
    }

    static Schedules of(SchedulePromotion schedule) {
        return new Schedules(
                schedule.from(),
                schedule.until(),
                schedule.timeZone(),
                schedule.localFrom(),
                schedule.localUntil());
    }

    boolean isSaid() {
        return from != null
                || until != null
                || timeZone != null
                || localFrom != null
                || localUntil != null;
    }

    /// What is wrong with one that is said.
    Optional<Refusal> malformed() {
        if (from == null) {
            return malformedLocal();
        }
        if (timeZone != null || localFrom != null || localUntil != null) {
            return together("data.from", "either from, or timeZone and localFrom");
        }
        return ordered("data.until", from, until, "data.from");
    }

    private Optional<Refusal> malformedLocal() {
        if (until != null) {
            return together("data.from", "comes with until");
        }
        if (timeZone == null) {
            return together("data.timeZone", "comes with localFrom");
        }
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            return Optional.of(
                    Refusal.at(
                            "data.timeZone",
                            Code.MALFORMED,
                            "a time zone of the tz database, such as America/New_York"));
        }
        if (localFrom == null) {
            return together("data.localFrom", "comes with timeZone");
        }
        var schedule = PromotionSchedule.local(ZoneId.of(timeZone), localFrom, localUntil);
        return ordered("data.localUntil", schedule.from(), schedule.until(), "data.localFrom");
    }

    private static Optional<Refusal> together(String field, String what) {
        return Optional.of(Refusal.at(field, Code.MALFORMED, what + "; the two go together"));
    }

    private static Optional<Refusal> ordered(
            String field, Instant from, @Nullable Instant until, String fromField) {
        return until == null || until.isAfter(from)
                ? Optional.empty()
                : Optional.of(Refusal.at(field, Code.WINDOW_INVALID, "must be after " + fromField));
    }

    /// Null if none is said.
    @Nullable PromotionSchedule resolved() {
        if (from != null) {
            return PromotionSchedule.of(from, until);
        }
        return timeZone == null || localFrom == null
                ? null
                : PromotionSchedule.local(ZoneId.of(timeZone), localFrom, localUntil);
    }
}
