package dev.aisle.contracts.command;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.aisle.contracts.id.DeliveryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.stock.AdjustmentReason;
import dev.aisle.contracts.stock.StockCondition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
    /// @param deliveryId of the announced delivery that they end; of it, nothing more is expected then
    record ReceiveStock(
            Sku sku,
            LocationId location,
            @Bounds(min = 1, max = QUANTITY_MAX) long quantity,
            @Nullable DeliveryId deliveryId)
            implements StockCommand {
        @JsonCreator(mode = JsonCreator.Mode.DISABLED)
        public ReceiveStock(Sku sku, LocationId location, long quantity) {
            this(sku, location, quantity, null);
        }
    }

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

    /// More or less is there than was known, for a reason. The message id is the idempotency key.
    ///
    /// @param delta in base units; not 0
    /// @param condition of the goods; `AVAILABLE` if left out
    record AdjustStock(
            Sku sku,
            LocationId location,
            @Bounds(min = -QUANTITY_MAX, max = QUANTITY_MAX) long delta,
            AdjustmentReason reason,
            @Nullable StockCondition condition)
            implements StockCommand {}

    /// What was counted. It doesn't erase what moved since: on hand is what was counted and what moved after
    /// the watermark.
    ///
    /// @param counted in base units, whatever its condition
    /// @param asOf when it was counted
    /// @param watermark when the last movement occurred that the source had applied, not after `asOf`; `asOf`
    ///     if left out
    record RecordCount(
            Sku sku,
            LocationId location,
            @Bounds(max = QUANTITY_MAX) long counted,
            Instant asOf,
            @Nullable Instant watermark)
            implements StockCommand {}

    /// Puts goods into another condition. The message id is the idempotency key.
    ///
    /// @param quantity in base units
    /// @param to another than `from`
    record MoveStock(
            Sku sku,
            LocationId location,
            @Bounds(min = 1, max = QUANTITY_MAX) long quantity,
            StockCondition from,
            StockCondition to)
            implements StockCommand {}

    /// Says how much of what is there may be promised.
    ///
    /// @param safetyStock kept back, in base units
    /// @param backorderLimit promised beyond what is there, in base units
    /// @param sellable whether anything may be promised
    record SetStockPolicy(
            Sku sku,
            LocationId location,
            @Bounds(max = QUANTITY_MAX) long safetyStock,
            @Bounds(max = QUANTITY_MAX) long backorderLimit,
            boolean sellable)
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

    /// Lets a hold that is open end at another time.
    ///
    /// @param expiresAt after now, and within 90 days
    record ExtendReservation(
            Sku sku, LocationId location, ReservationId reservationId, Instant expiresAt)
            implements StockCommand {}

    /// Gives back what a reservation holds; again changes nothing.
    record ReleaseReservation(Sku sku, LocationId location, ReservationId reservationId)
            implements StockCommand {}

    /// Turns a hold into a commitment to an order. A hold that has expired is committed only if stock
    /// suffices still.
    ///
    /// @param orderId a repeat with the same one changes nothing
    record CommitReservation(
            Sku sku, LocationId location, ReservationId reservationId, OrderId orderId)
            implements StockCommand {}

    /// Goods of a commitment have left. The shipment's message id is the idempotency key.
    ///
    /// @param quantity in base units; all that is left of the commitment, or a part
    record Ship(
            Sku sku,
            LocationId location,
            ReservationId reservationId,
            @Bounds(min = 1, max = QUANTITY_MAX) long quantity)
            implements StockCommand {}

    /// Gives back what of a commitment has not been shipped; again changes nothing.
    record CancelCommitment(Sku sku, LocationId location, ReservationId reservationId)
            implements StockCommand {}

    /// Announces goods that are under way to the location.
    ///
    /// @param deliveryId a repeat with the same content changes nothing
    /// @param quantity in base units
    /// @param expectedAt when they should be there
    /// @param from the location that dispatched them, for a transfer
    record ExpectStock(
            Sku sku,
            LocationId location,
            DeliveryId deliveryId,
            @Bounds(min = 1, max = QUANTITY_MAX) long quantity,
            Instant expectedAt,
            @Nullable LocationId from)
            implements StockCommand {}

    /// A supplier's delivery that was announced doesn't come. A transfer's goods left another location, and are
    /// received or lost.
    record CancelDelivery(Sku sku, LocationId location, DeliveryId deliveryId)
            implements StockCommand {}

    /// Goods have left for another location, where they are announced then.
    ///
    /// @param deliveryId names the transfer; a repeat with the same content changes nothing
    /// @param to another location
    /// @param quantity in base units
    /// @param expectedAt when they should be there
    record DispatchTransfer(
            Sku sku,
            LocationId location,
            DeliveryId deliveryId,
            LocationId to,
            @Bounds(min = 1, max = QUANTITY_MAX) long quantity,
            Instant expectedAt)
            implements StockCommand {}

    /// Goods have come from another location; what is missing of them is lost. That is the transfer's end.
    ///
    /// @param deliveryId names the transfer; a repeat with the same content changes nothing
    /// @param from the location that dispatched it
    /// @param received in base units
    /// @param lost in base units
    record ReceiveTransfer(
            Sku sku,
            LocationId location,
            DeliveryId deliveryId,
            LocationId from,
            @Bounds(max = QUANTITY_MAX) long received,
            @Bounds(max = QUANTITY_MAX) long lost)
            implements StockCommand {}

    /// The receiving location knows of a transfer: told to the stream that dispatched it.
    record MarkTransferAnnounced(Sku sku, LocationId location, DeliveryId deliveryId)
            implements StockCommand {}

    /// A transfer was received: told first to the stream that dispatched it, then to the one that received.
    ///
    /// @param received in base units
    /// @param lost in base units
    record SettleTransfer(
            Sku sku,
            LocationId location,
            DeliveryId deliveryId,
            @Bounds(max = QUANTITY_MAX) long received,
            @Bounds(max = QUANTITY_MAX) long lost)
            implements StockCommand {}
}
