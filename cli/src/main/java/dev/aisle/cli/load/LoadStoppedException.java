package dev.aisle.cli.load;

/// A load that can't go on: the command API refuses batches for good, or what was acknowledged can't be
/// written down. Its message says which.
public final class LoadStoppedException extends RuntimeException {
    LoadStoppedException(String message, Throwable cause) {
        super(message, cause);
    }

    LoadStoppedException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
