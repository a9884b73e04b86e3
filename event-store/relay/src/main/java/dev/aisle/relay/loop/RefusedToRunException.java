package dev.aisle.relay.loop;

/// Something is set up so that to go on would break a promise; a person has to set it right. It is
/// looked at again now and then.
public final class RefusedToRunException extends RuntimeException {
    public RefusedToRunException(String message) {
        super(message);
    }
}
