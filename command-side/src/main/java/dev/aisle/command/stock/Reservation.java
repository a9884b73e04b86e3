package dev.aisle.command.stock;

import dev.aisle.contracts.id.ReservationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A hold on stock, open or ended.
///
/// @param end null while it is open
public record Reservation(ReservationId id, long quantity, Instant expiresAt, @Nullable End end) {
    enum End {
        RELEASED,
        EXPIRED
    }

    boolean isOpen() {
        return end == null;
    }

    boolean isOverAt(Instant at) {
        return end == null && !expiresAt.isAfter(at);
    }

    Reservation ended(End how) {
        return new Reservation(id, quantity, expiresAt, how);
    }
}
