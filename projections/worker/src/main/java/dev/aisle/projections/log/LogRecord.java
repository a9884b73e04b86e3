package dev.aisle.projections.log;

import dev.aisle.contracts.log.LoggedEvent;

/// A record of the events topic, as a projection sees it.
public sealed interface LogRecord {
    /// An event that the projection folds.
    record Relevant(LoggedEvent event) implements LogRecord {}

    /// An event of a family that changes nothing of the projection; it only moves the offset.
    record Irrelevant(long offset) implements LogRecord {}

    /// An event of a type that nobody here knows, or with a payload that can't be decoded.
    record Unreadable(long offset, String type, String error) implements LogRecord {}

    /// A record that is no event of the log at all.
    record Foreign(String error) implements LogRecord {}
}
