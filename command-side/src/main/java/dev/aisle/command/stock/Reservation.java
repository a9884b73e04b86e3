package dev.aisle.command.stock;

import dev.aisle.command.hold.Hold;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.ReservationId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A hold on stock, and the commitment that it may have become.
///
/// @param quantity held; of a commitment what is left to ship; of what has ended what it held at its end
/// @param expiresAt when the hold ends or would have ended by itself
/// @param orderId of a commitment
/// @param endedAt of a commitment that is over
record Reservation(
        ReservationId id,
        long quantity,
        Instant expiresAt,
        Phase phase,
        @Nullable OrderId orderId,
        @Nullable Instant endedAt)
        implements Hold {
    /// As long as idempotency keys are kept, so that a late repeat finds what it repeats.
    static final Duration ENDED_KEPT = Duration.ofDays(7);

    /// A reservation ends once: released, expired or committed; so does a commitment: shipped or cancelled.
    enum Phase {
        OPEN,
        RELEASED,
        EXPIRED,
        COMMITTED,
        SHIPPED,
        CANCELLED
    }

    static Reservation open(ReservationId id, long quantity, Instant expiresAt) {
        return new Reservation(id, quantity, expiresAt, Phase.OPEN, null, null);
    }

    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    boolean isOverAt(Instant at) {
        return phase == Phase.OPEN && !expiresAt.isAfter(at);
    }

    /// Neither holds nor will hold anything.
    boolean hasEnded() {
        return phase != Phase.OPEN && phase != Phase.COMMITTED;
    }

    @Override
    public String name() {
        return id.value();
    }

    @Override
    public @Nullable Instant endsAt() {
        return isOpen() ? expiresAt : null;
    }

    /// When nobody may repeat any more what it was told.
    @Override
    public @Nullable Instant forgottenAt() {
        if (!hasEnded()) {
            return null;
        }
        var last = endedAt != null && endedAt.isAfter(expiresAt) ? endedAt : expiresAt;
        return last.plus(ENDED_KEPT);
    }

    Reservation to(Phase next) {
        return new Reservation(id, quantity, expiresAt, next, orderId, endedAt);
    }

    Reservation extendedTo(Instant end) {
        return new Reservation(id, quantity, end, phase, orderId, endedAt);
    }

    Reservation committedTo(OrderId order) {
        return new Reservation(id, quantity, expiresAt, Phase.COMMITTED, order, null);
    }

    /// With what is left to ship.
    Reservation shipped(long gone, Instant at) {
        return gone < quantity
                ? new Reservation(id, quantity - gone, expiresAt, phase, orderId, null)
                : new Reservation(id, gone, expiresAt, Phase.SHIPPED, orderId, at);
    }

    Reservation cancelled(Instant at) {
        return new Reservation(id, quantity, expiresAt, Phase.CANCELLED, orderId, at);
    }
}
