package dev.aisle.eventstore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Sets the one timer of a stream, or removes it. A stream has one at most, due when the first of the
/// things ends that its state says will end by the clock; so it is a function of the state, and the append
/// that changes the state moves it.
///
/// @param dueAt null to remove it
public record TimerChange(@Nullable Instant dueAt) {}
