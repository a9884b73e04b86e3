package dev.aisle.local.server;

/// A server that cannot be had. The message says which, and what to do.
public final class ServerFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ServerFailure(String message) {
        super(message);
    }
}
