package dev.aisle.contracts.event;

import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.json.Bounds;
import java.time.Instant;

/// What happened to a product's stock at a location. Quantities are base units.
public sealed interface StockEvent extends Event {
    /// Goods came in.
    ///
    /// @param quantity in base units
    record StockReceived(@Bounds(min = 1, max = StockCommand.QUANTITY_MAX) long quantity)
            implements StockEvent {}

    /// A till sold; a fact, whatever was there.
    ///
    /// @param quantity in base units
    record StockSold(@Bounds(min = 1, max = StockCommand.QUANTITY_MAX) long quantity)
            implements StockEvent {}

    /// A till took back.
    ///
    /// @param quantity in base units
    record StockReturned(@Bounds(min = 1, max = StockCommand.QUANTITY_MAX) long quantity)
            implements StockEvent {}

    /// Stock is held for a basket until a time.
    ///
    /// @param quantity in base units
    /// @param expiresAt when the hold ends by itself
    record StockReserved(
            ReservationId reservationId,
            @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) long quantity,
            Instant expiresAt)
            implements StockEvent {}

    /// A reservation was given back.
    ///
    /// @param quantity in base units
    record ReservationReleased(
            ReservationId reservationId,
            @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) long quantity)
            implements StockEvent {}

    /// The clock ended a reservation. Always written before anything that counts on its stock.
    ///
    /// @param quantity in base units
    record ReservationExpired(
            ReservationId reservationId,
            @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) long quantity)
            implements StockEvent {}
}
