package dev.aisle.contracts.stock;

import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.CommitmentCancelled;
import dev.aisle.contracts.event.StockEvent.CountConflictSettled;
import dev.aisle.contracts.event.StockEvent.DeliveryCancelled;
import dev.aisle.contracts.event.StockEvent.ReservationCommitted;
import dev.aisle.contracts.event.StockEvent.ReservationExpired;
import dev.aisle.contracts.event.StockEvent.ReservationExtended;
import dev.aisle.contracts.event.StockEvent.ReservationReleased;
import dev.aisle.contracts.event.StockEvent.StockAdjusted;
import dev.aisle.contracts.event.StockEvent.StockCounted;
import dev.aisle.contracts.event.StockEvent.StockExpected;
import dev.aisle.contracts.event.StockEvent.StockMoved;
import dev.aisle.contracts.event.StockEvent.StockPolicySet;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.event.StockEvent.StockReserved;
import dev.aisle.contracts.event.StockEvent.StockReturned;
import dev.aisle.contracts.event.StockEvent.StockShipped;
import dev.aisle.contracts.event.StockEvent.StockSold;
import dev.aisle.contracts.event.StockEvent.TransferAnnounced;
import dev.aisle.contracts.event.StockEvent.TransferDispatched;
import dev.aisle.contracts.event.StockEvent.TransferReceived;
import dev.aisle.contracts.event.StockEvent.TransferSettled;

/// What lies of a product at a location, in base units. Each event carries what it adds to the sums, so they
/// are all there is to remember. Sums stop at the ends of a `long`.
///
/// @param onHand below zero where tills sold what was never received
/// @param reserved by open reservations
/// @param committed to orders, and not shipped yet
/// @param damaged of what is on hand
/// @param qualityControl of what is on hand
/// @param incoming announced, and not here yet
public record StockQuantities(
        long onHand,
        long reserved,
        long committed,
        long damaged,
        long qualityControl,
        long incoming) {
    public static final StockQuantities NONE = new StockQuantities(0, 0, 0, 0, 0, 0);

    /// The sums after an event.
    public StockQuantities after(StockEvent event) {
        return switch (event) {
            case StockReceived in ->
                    onHand(in.quantity()).incoming(in.expected() == null ? 0 : -in.expected());
            case StockReturned in -> onHand(in.quantity());
            case StockSold out -> onHand(-out.quantity());
            case StockAdjusted adjusted ->
                    onHand(adjusted.delta()).in(adjusted.condition(), adjusted.delta());
            case StockCounted count -> onHand(count.correction());
            case StockMoved moved ->
                    in(moved.from(), -moved.quantity()).in(moved.to(), moved.quantity());
            case StockReserved hold -> reserved(hold.quantity());
            case ReservationReleased end -> reserved(-end.quantity());
            case ReservationExpired end -> reserved(-end.quantity());
            case ReservationCommitted end -> reserved(-end.quantity()).committed(end.quantity());
            case StockShipped out -> onHand(-out.quantity()).committed(-out.quantity());
            case CommitmentCancelled end -> committed(-end.quantity());
            case StockExpected expected -> incoming(expected.quantity());
            case DeliveryCancelled cancelled -> incoming(-cancelled.quantity());
            case TransferDispatched out -> onHand(-out.quantity());
            case TransferReceived in -> onHand(in.received()).incoming(-in.expected());
            case StockPolicySet _,
                    CountConflictSettled _,
                    ReservationExtended _,
                    TransferAnnounced _,
                    TransferSettled _ ->
                    this;
        };
    }

    /// What may be promised: on hand − reserved − committed − damaged − quality control − safety stock +
    /// backorder limit, and never below zero; nothing where the policy forbids to sell.
    public long available(StockPolicy policy) {
        return policy.sellable() ? Math.max(0, sum(free(policy), -policy.safetyStock())) : 0;
    }

    /// What is promised, damaged or under control beyond what is there and may be backordered. While there
    /// is one, nothing is available.
    public long shortfall(StockPolicy policy) {
        return Math.max(0, -Math.max(-Long.MAX_VALUE, free(policy)));
    }

    private long free(StockPolicy policy) {
        long held = sum(sum(reserved, committed), sum(damaged, qualityControl));
        return sum(sum(onHand, -held), policy.backorderLimit());
    }

    /// What is on hand in a condition.
    public long in(StockCondition condition) {
        return switch (condition) {
            case AVAILABLE -> sum(onHand, -sum(damaged, qualityControl));
            case DAMAGED -> damaged;
            case QUALITY_CONTROL -> qualityControl;
        };
    }

    private StockQuantities in(StockCondition condition, long delta) {
        return switch (condition) {
            case AVAILABLE -> this;
            case DAMAGED ->
                    new StockQuantities(
                            onHand,
                            reserved,
                            committed,
                            sum(damaged, delta),
                            qualityControl,
                            incoming);
            case QUALITY_CONTROL ->
                    new StockQuantities(
                            onHand,
                            reserved,
                            committed,
                            damaged,
                            sum(qualityControl, delta),
                            incoming);
        };
    }

    private StockQuantities onHand(long delta) {
        return new StockQuantities(
                sum(onHand, delta), reserved, committed, damaged, qualityControl, incoming);
    }

    private StockQuantities reserved(long delta) {
        return new StockQuantities(
                onHand, sum(reserved, delta), committed, damaged, qualityControl, incoming);
    }

    private StockQuantities committed(long delta) {
        return new StockQuantities(
                onHand, reserved, sum(committed, delta), damaged, qualityControl, incoming);
    }

    private StockQuantities incoming(long delta) {
        return delta == 0
                ? this
                : new StockQuantities(
                        onHand, reserved, committed, damaged, qualityControl, sum(incoming, delta));
    }

    private static long sum(long quantity, long delta) {
        long sum = quantity + delta;
        boolean overflown = ((quantity ^ sum) & (delta ^ sum)) < 0;
        if (!overflown) {
            return sum;
        }
        return delta > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
}
