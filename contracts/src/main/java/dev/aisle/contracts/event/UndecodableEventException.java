package dev.aisle.contracts.event;

/// Bytes in the log that this version can't read as what they say they are.
public final class UndecodableEventException extends RuntimeException {
    public UndecodableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
