package dev.aisle.contracts.command;

import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
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

    record ReceiveStock(Sku sku, LocationId location, long quantity) implements StockCommand {}

    /// A till's sale: a fact, never refused for want of stock. The message id is the idempotency key.
    record RecordSale(Sku sku, LocationId location, long quantity) implements StockCommand {}

    /// A till's return. The message id is the idempotency key.
    record RecordReturn(Sku sku, LocationId location, long quantity) implements StockCommand {}

    /// @param expiresAt when the hold ends by itself; after now, and within 90 days
    record ReserveStock(
            Sku sku,
            LocationId location,
            ReservationId reservationId,
            long quantity,
            Instant expiresAt)
            implements StockCommand {}

    record ReleaseReservation(Sku sku, LocationId location, ReservationId reservationId)
            implements StockCommand {}
}
