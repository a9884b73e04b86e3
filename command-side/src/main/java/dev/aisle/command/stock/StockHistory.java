package dev.aisle.command.stock;

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
import dev.aisle.contracts.id.DeliveryId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.stock.StockPolicy;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/// How a history of stock becomes its state. The sums follow from the events alone, whatever else is known.
final class StockHistory {
    private StockHistory() {}

    static Stock evolve(Stock stock, List<StockEvent> events) {
        var after = stock;
        for (var event : events) {
            after = evolve(after, event);
        }
        return after;
    }

    static Stock evolve(Stock stock, StockEvent event) {
        return switch (event) {
            case StockReceived in -> received(stock, in);
            case StockSold out -> stock.moving(out, out.at(), -out.quantity());
            case StockReturned in -> stock.moving(in, in.at(), in.quantity());
            case StockAdjusted adjusted -> stock.moving(adjusted, adjusted.at(), adjusted.delta());
            case StockMoved moved -> stock.counting(moved);
            case StockCounted count ->
                    stock.counting(count)
                            .counted(
                                    new Count(
                                            count.counted(),
                                            count.asOf(),
                                            count.watermark(),
                                            count.source()));
            case StockPolicySet set ->
                    stock.with(
                            new StockPolicy(
                                    set.safetyStock(), set.backorderLimit(), set.sellable()));
            case StockReserved hold ->
                    stock.counting(
                            hold,
                            Reservation.open(
                                    hold.reservationId(), hold.quantity(), hold.expiresAt()));
            case ReservationExtended extended ->
                    change(
                            stock,
                            Reservation.Phase.OPEN,
                            extended.reservationId(),
                            known -> known.extendedTo(extended.expiresAt()));
            case ReservationReleased end ->
                    change(
                            stock.counting(end),
                            Reservation.Phase.OPEN,
                            end.reservationId(),
                            known -> known.to(Reservation.Phase.RELEASED));
            case ReservationExpired end ->
                    change(
                            stock.counting(end),
                            Reservation.Phase.OPEN,
                            end.reservationId(),
                            known -> known.to(Reservation.Phase.EXPIRED));
            case ReservationCommitted end ->
                    change(
                            stock.counting(end),
                            Reservation.Phase.OPEN,
                            end.reservationId(),
                            known -> known.committedTo(end.orderId()));
            case StockShipped out ->
                    change(
                            stock.moving(out, out.at(), -out.quantity()),
                            Reservation.Phase.COMMITTED,
                            out.reservationId(),
                            known -> known.shipped(out.quantity(), out.at()));
            case CommitmentCancelled end ->
                    change(
                            stock.counting(end),
                            Reservation.Phase.COMMITTED,
                            end.reservationId(),
                            known -> known.cancelled(end.at()));
            case StockExpected expected -> expected(stock, expected);
            case DeliveryCancelled cancelled ->
                    changeDelivery(
                            stock.counting(cancelled),
                            cancelled.deliveryId(),
                            known -> known.to(Delivery.Phase.CANCELLED, cancelled.at()));
            case TransferDispatched out -> dispatched(stock, out);
            case TransferAnnounced announced ->
                    changeDelivery(
                            stock,
                            announced.deliveryId(),
                            known -> known.to(Delivery.Phase.ANNOUNCED, known.at()));
            case TransferReceived in -> received(stock, in);
            case CountConflictSettled conflict -> stock.losing(conflict.lost());
            case TransferSettled settled ->
                    changeDelivery(
                            stock,
                            settled.deliveryId(),
                            known ->
                                    known.arrived(
                                            Delivery.Phase.SETTLED,
                                            known.other(),
                                            settled.received(),
                                            settled.lost(),
                                            settled.at()));
        };
    }

    private static Stock received(Stock stock, StockReceived in) {
        var moved = stock.moving(in, in.at(), in.quantity());
        var id = in.deliveryId();
        if (id == null) {
            return moved;
        }
        var at = in.at() == null ? Instant.EPOCH : in.at();
        var known = stock.deliveries().get(id);
        var ended =
                known == null
                        ? new Delivery(
                                id,
                                Delivery.Phase.SETTLED,
                                null,
                                in.quantity(),
                                null,
                                in.quantity(),
                                0,
                                at)
                        : known.arrived(Delivery.Phase.SETTLED, null, in.quantity(), 0, at);
        return moved.with(ended);
    }

    private static Stock expected(Stock stock, StockExpected expected) {
        return stock.counting(expected)
                .with(
                        new Delivery(
                                expected.deliveryId(),
                                Delivery.Phase.EXPECTED,
                                expected.from(),
                                expected.quantity(),
                                expected.expectedAt(),
                                0,
                                0,
                                Instant.EPOCH));
    }

    private static Stock dispatched(Stock stock, TransferDispatched out) {
        return stock.moving(out, out.at(), -out.quantity())
                .with(
                        new Delivery(
                                out.deliveryId(),
                                Delivery.Phase.DISPATCHED,
                                out.to(),
                                out.quantity(),
                                out.expectedAt(),
                                0,
                                0,
                                out.at()));
    }

    private static Stock received(Stock stock, TransferReceived in) {
        var moved =
                in.received() == 0 ? stock.counting(in) : stock.moving(in, in.at(), in.received());
        var known = stock.deliveries().get(in.deliveryId());
        var arrived =
                known == null || known.hasEnded()
                        ? new Delivery(
                                in.deliveryId(),
                                Delivery.Phase.RECEIVED,
                                in.from(),
                                in.received() + in.lost(),
                                null,
                                in.received(),
                                in.lost(),
                                in.at())
                        : known.arrived(
                                Delivery.Phase.RECEIVED,
                                in.from(),
                                in.received(),
                                in.lost(),
                                in.at());
        return moved.with(arrived);
    }

    /// What a phase doesn't allow can't have happened, and changes nothing but the sums.
    private static Stock change(
            Stock stock,
            Reservation.Phase from,
            ReservationId id,
            UnaryOperator<Reservation> change) {
        var known = stock.reservation(id);
        return known == null || known.phase() != from ? stock : stock.with(change.apply(known));
    }

    private static Stock changeDelivery(
            Stock stock, DeliveryId id, UnaryOperator<Delivery> change) {
        var known = stock.deliveries().get(id);
        return known == null || known.hasEnded() ? stock : stock.with(change.apply(known));
    }
}
