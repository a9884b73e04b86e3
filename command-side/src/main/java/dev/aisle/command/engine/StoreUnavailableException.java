package dev.aisle.command.engine;

/// The store gave no answer within our patience. It has no stack, since it is an outage, not a defect.
public final class StoreUnavailableException extends RuntimeException {
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause, true, false);
    }
}
