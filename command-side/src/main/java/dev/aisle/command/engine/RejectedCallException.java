package dev.aisle.command.engine;

/// The store answered that it can't do what is asked, and didn't do it: a defect of ours.
public final class RejectedCallException extends RuntimeException {
    public RejectedCallException(String message, Throwable cause) {
        super(message, cause);
    }
}
