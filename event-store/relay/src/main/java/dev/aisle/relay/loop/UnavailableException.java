package dev.aisle.relay.loop;

/// A server didn't answer, or not in time. It is tried again.
public final class UnavailableException extends RuntimeException {
    public UnavailableException(String what, Throwable cause) {
        super(what + ": " + reason(cause), cause);
    }

    public UnavailableException(String what) {
        super(what);
    }

    private static String reason(Throwable cause) {
        var innermost = cause;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        var message = innermost.getMessage();
        return message == null ? innermost.getClass().getSimpleName() : message;
    }
}
