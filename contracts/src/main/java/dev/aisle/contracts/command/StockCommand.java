package dev.aisle.contracts.command;

import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.json.Bounds;
import java.time.Instant;

/// Commands on what lies of a product at a location. Quantities are base units, 1 to
/// [#QUANTITY_MAX].
public sealed interface StockCommand extends Command {
    long QUANTITY_MAX = 1_000_000_000L;

    Sku sku();

    LocationId location();

    @Override
    default StreamId stream() {
        return StreamId.stock(sku(), location());
    }

    /// Goods have come in. The delivery's message id is the idempotency key.
    ///
    /// @param quantity in base units
    record ReceiveStock(
            Sku sku, LocationId location, @Bounds(min = 1, max = QUANTITY_MAX) long quantity)
            implements StockCommand {}

    /// A till's sale: a fact, never refused for want of stock. The message id is the idempotency key.
    ///
    /// @param quantity in base units
    record RecordSale(
            Sku sku, LocationId location, @Bounds(min = 1, max = QUANTITY_MAX) long quantity)
            implements StockCommand {}

    /// A till's return. The message id is the idempotency key.
    ///
    /// @param quantity in base units
    record RecordReturn(
            Sku sku, LocationId location, @Bounds(min = 1, max = QUANTITY_MAX) long quantity)
            implements StockCommand {}

    /// Holds stock for a basket, if enough is available to promise.
    ///
    /// @param reservationId chosen by the sender; a repeat with the same content changes nothing
    /// @param quantity in base units
    /// @param expiresAt when the hold ends by itself; after now, and within 90 days
    record ReserveStock(
            Sku sku,
            LocationId location,
            ReservationId reservationId,
            @Bounds(min = 1, max = QUANTITY_MAX) long quantity,
            Instant expiresAt)
            implements StockCommand {}

    /// Gives back what a reservation holds; again changes nothing.
    record ReleaseReservation(Sku sku, LocationId location, ReservationId reservationId)
            implements StockCommand {}
}
