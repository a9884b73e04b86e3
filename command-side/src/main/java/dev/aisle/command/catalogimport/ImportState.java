package dev.aisle.command.catalogimport;

/// Where an import stands.
public enum ImportState {
    /// Its body is being read, or never came to its end.
    RECEIVING,
    /// It broke off, or is not what the sender said it would be. Nothing of it is kept.
    INCOMPLETE,
    /// Some lines can't be taken. Nothing of it is kept.
    INVALID,
    /// It would remove too much, or another is being published: it waits for a confirmation.
    HELD,
    PUBLISHING,
    PUBLISHED,
    /// What was published before it is being published again.
    ROLLING_BACK,
    ROLLED_BACK
}
