package dev.aisle.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Sets the one timer of a stream, or removes it. A stream has one at most, due when the first of the
/// things ends that its state says will end by the clock; so it is a function of the state, and the append
/// that changes the state moves it.
///
/// @param dueAt null to remove it; kept to the microsecond, and before the year 10,000
public record TimerChange(@Nullable Instant dueAt) {
    public TimerChange {
        dueAt = dueAt == null ? null : dueAt.truncatedTo(ChronoUnit.MICROS);
    }
}
