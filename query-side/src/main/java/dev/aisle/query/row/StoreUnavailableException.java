package dev.aisle.query.row;

/// A store did not answer, or not in time, or was not asked since it has not answered of late.
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String store, Throwable cause) {
        super(store + " does not answer: " + cause, cause);
    }
}
