package dev.aisle.command.engine;

/// A call that didn't leave this process, since the store has been failing: its outcome is known.
public final class NotSentException extends RuntimeException {
    public NotSentException(String message, Throwable cause) {
        super(message, cause, false, false);
    }
}
