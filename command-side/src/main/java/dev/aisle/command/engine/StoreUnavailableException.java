package dev.aisle.command.engine;

/// The store gave no answer for as long as was waited for one.
final class StoreUnavailableException extends RuntimeException {
    private final boolean perhapsDone;

    /// @param perhapsDone whether a call may have been carried out all the same
    StoreUnavailableException(String message, Throwable cause, boolean perhapsDone) {
        super(message, cause, false, false);
        this.perhapsDone = perhapsDone;
    }

    boolean perhapsDone() {
        return perhapsDone;
    }
}
