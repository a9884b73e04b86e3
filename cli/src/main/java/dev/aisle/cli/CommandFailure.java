package dev.aisle.cli;

/// Something that the person at the terminal can act on: its message says what, and no stack is shown.
public final class CommandFailure extends RuntimeException {
    public CommandFailure(String message) {
        super(message);
    }

    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
