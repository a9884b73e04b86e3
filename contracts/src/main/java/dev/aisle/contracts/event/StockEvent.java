package dev.aisle.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.id.DeliveryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.stock.AdjustmentReason;
import dev.aisle.contracts.stock.StockCondition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happened to a product's stock at a location. Quantities are base units. `at` is when it happened, by
/// the word of who said it, and never after it was recorded; events of before this was written down lack it.
public sealed interface StockEvent extends Event {
    /// Every JSON reader keeps it exact.
    long CORRECTION_MAX = (1L << 53) - 1;

    /// Goods came in.
    ///
    /// @param quantity in base units
    /// @param deliveryId of the announced delivery that they end
    /// @param expected what was announced of that delivery, and isn't under way any more
    record StockReceived(
            @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) long quantity,
            @Nullable Instant at,
            @Nullable DeliveryId deliveryId,
            @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) @Nullable Long expected)
            implements StockEvent {
        @JsonCreator(mode = JsonCreator.Mode.DISABLED)
        public StockReceived(long quantity) {
            this(quantity, null, null, null);
        }
    }

    /// A till sold; a fact, whatever was there.
    ///
    /// @param quantity in base units
    record StockSold(
            @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) long quantity, @Nullable Instant at)
            implements StockEvent {
        @JsonCreator(mode = JsonCreator.Mode.DISABLED)
        public StockSold(long quantity) {
            this(quantity, null);
        }
    }

    /// A till took back.
    ///
    /// @param quantity in base units
    record StockReturned(
            @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) long quantity, @Nullable Instant at)
            implements StockEvent {
        @JsonCreator(mode = JsonCreator.Mode.DISABLED)
        public StockReturned(long quantity) {
            this(quantity, null);
        }
    }

    /// More or less is there than was known.
    ///
    /// @param delta in base units
    record StockAdjusted(
            @Bounds(min = -StockCommand.QUANTITY_MAX, max = StockCommand.QUANTITY_MAX) long delta,
            AdjustmentReason reason,
            StockCondition condition,
            Instant at)
            implements StockEvent {}

    /// A count stands: the first time, and again whenever a movement becomes known that it had seen already.
    ///
    /// @param counted in base units
    /// @param asOf when it was counted
    /// @param watermark when the last movement occurred that it contains
    /// @param correction what it adds to on hand, so that on hand is what was counted and what moved since
    /// @param source whose word it is, if a source's
    record StockCounted(
            @Bounds(max = StockCommand.QUANTITY_MAX) long counted,
            Instant asOf,
            Instant watermark,
            @Bounds(min = -CORRECTION_MAX, max = CORRECTION_MAX) long correction,
            @Nullable SourceStamp source)
            implements StockEvent {}

    /// Two counts of one source version differed; the one with the higher content hash is kept. Stock changes
    /// by the [StockCounted] of the one that is kept alone.
    ///
    /// @param kept whose count stands
    /// @param lost whose doesn't
    /// @param counted by the one that lost, in base units; left out where it came first: then its own
    ///     [StockCounted] is in the stream, like what follows
    /// @param asOf when it was counted
    /// @param watermark when the last movement occurred that it contains
    record CountConflictSettled(
            SourceStamp kept,
            SourceStamp lost,
            @Bounds(max = StockCommand.QUANTITY_MAX) @Nullable Long counted,
            @Nullable Instant asOf,
            @Nullable Instant watermark)
            implements StockEvent {}

    /// Goods were put into another condition.
    ///
    /// @param quantity in base units
    record StockMoved(
            @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) long quantity,
            StockCondition from,
            StockCondition to)
            implements StockEvent {}

    /// How much of what is there may be promised.
    ///
    /// @param safetyStock kept back, in base units
    /// @param backorderLimit promised beyond what is there, in base units
    /// @param sellable whether anything may be promised
    record StockPolicySet(
            @Bounds(max = StockCommand.QUANTITY_MAX) long safetyStock,
            @Bounds(max = StockCommand.QUANTITY_MAX) long backorderLimit,
            boolean sellable)
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

    /// An open hold ends by itself at another time.
    record ReservationExtended(ReservationId reservationId, Instant expiresAt)
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

    /// A hold ended, and what it held is committed to an order.
    ///
    /// @param quantity in base units
    record ReservationCommitted(
            ReservationId reservationId,
            OrderId orderId,
            @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) long quantity,
            Instant at)
            implements StockEvent {}

    /// Goods of a commitment left.
    ///
    /// @param quantity in base units
    record StockShipped(
            ReservationId reservationId,
            OrderId orderId,
            @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) long quantity,
            Instant at)
            implements StockEvent {}

    /// What was left of a commitment was given back.
    ///
    /// @param quantity in base units
    record CommitmentCancelled(
            ReservationId reservationId,
            OrderId orderId,
            @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) long quantity,
            Instant at)
            implements StockEvent {}

    /// Goods are under way.
    ///
    /// @param quantity in base units
    /// @param expectedAt when they should be there
    /// @param from the location that dispatched them, for a transfer
    record StockExpected(
            DeliveryId deliveryId,
            @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) long quantity,
            Instant expectedAt,
            @Nullable LocationId from)
            implements StockEvent {}

    /// What was announced doesn't come.
    ///
    /// @param quantity that isn't under way any more, in base units
    record DeliveryCancelled(
            DeliveryId deliveryId,
            @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) long quantity,
            Instant at)
            implements StockEvent {}

    /// Goods left for another location.
    ///
    /// @param quantity in base units
    /// @param expectedAt when they should be there
    record TransferDispatched(
            DeliveryId deliveryId,
            LocationId to,
            @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) long quantity,
            Instant expectedAt,
            Instant at)
            implements StockEvent {}

    /// The location to which goods are under way expects them; told by the one that dispatched them.
    record TransferAnnounced(DeliveryId deliveryId) implements StockEvent {}

    /// Goods came from another location.
    ///
    /// @param received in base units
    /// @param lost in base units
    /// @param expected what was announced of it, and isn't under way any more; 0 if it came unannounced
    record TransferReceived(
            DeliveryId deliveryId,
            LocationId from,
            @Bounds(max = StockCommand.QUANTITY_MAX) long received,
            @Bounds(max = StockCommand.QUANTITY_MAX) long lost,
            @Bounds(max = StockCommand.QUANTITY_MAX) long expected,
            Instant at)
            implements StockEvent {}

    /// A transfer is over, and both locations know.
    ///
    /// @param received in base units
    /// @param lost in base units
    record TransferSettled(
            DeliveryId deliveryId,
            @Bounds(max = StockCommand.QUANTITY_MAX) long received,
            @Bounds(max = StockCommand.QUANTITY_MAX) long lost,
            Instant at)
            implements StockEvent {}
}
