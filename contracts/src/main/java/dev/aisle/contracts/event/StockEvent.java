package dev.aisle.contracts.event;

import dev.aisle.contracts.id.ReservationId;
import java.time.Instant;

/// What happened to a product's stock at a location. Quantities are base units.
public sealed interface StockEvent extends Event {
    record StockReceived(long quantity) implements StockEvent {}

    record StockSold(long quantity) implements StockEvent {}

    record StockReturned(long quantity) implements StockEvent {}

    record StockReserved(ReservationId reservationId, long quantity, Instant expiresAt)
            implements StockEvent {}

    record ReservationReleased(ReservationId reservationId, long quantity) implements StockEvent {}

    /// The clock ended a reservation. Always written before anything that counts on its stock.
    record ReservationExpired(ReservationId reservationId, long quantity) implements StockEvent {}
}
