package dev.aisle.eventstore.postgres;

import java.time.Duration;

/// No connection was free in time. Nothing was sent.
final class UnconnectedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnconnectedException(Duration within) {
        super("no connection to the event store was free within " + within.toMillis() + " ms");
    }
}
