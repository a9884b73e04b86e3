package dev.aisle.command.stock;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.command.StockCommand.CancelCommitment;
import dev.aisle.contracts.command.StockCommand.CommitReservation;
import dev.aisle.contracts.command.StockCommand.Ship;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.CommitmentCancelled;
import dev.aisle.contracts.event.StockEvent.ReservationCommitted;
import dev.aisle.contracts.event.StockEvent.StockReserved;
import dev.aisle.contracts.event.StockEvent.StockShipped;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Commits holds to orders, ships commitments and cancels them.
final class StockCommitments {
    private StockCommitments() {}

    static Decision<StockEvent> commit(
            CommitReservation commit, Stamped<StockCommand> stamped, Stock stock) {
        var standing = stock.reservation(commit.reservationId());
        if (standing == null) {
            return StockHolds.unknown(commit.reservationId());
        }
        var at = Instant.ofEpochMilli(stamped.decidedAt().toEpochMilli());
        return switch (standing.phase()) {
            case OPEN ->
                    standing.isOverAt(stamped.decidedAt())
                            ? late(standing, commit.orderId(), stamped, stock)
                            : Decision.accept(committed(standing, commit.orderId(), at));
            case EXPIRED -> late(standing, commit.orderId(), stamped, stock);
            case COMMITTED, SHIPPED ->
                    commit.orderId().equals(standing.orderId())
                            ? Decision.accept()
                            : isIn(standing, "data.orderId");
            case RELEASED, CANCELLED -> isIn(standing, "data.reservationId");
        };
    }

    static Decision<StockEvent> ship(Ship ship, Instant at, Stock stock) {
        var standing = stock.reservation(ship.reservationId());
        if (standing == null) {
            return StockHolds.unknown(ship.reservationId());
        }
        if (standing.phase() != Reservation.Phase.COMMITTED) {
            return isIn(standing, "data.reservationId");
        }
        return ship.quantity() > standing.quantity()
                ? Decision.refuse(
                        Refusal.at(
                                "data.quantity",
                                Code.INVALID_TRANSITION,
                                standing.quantity() + " are left to ship"))
                : StockFacts.moved(
                        new StockShipped(standing.id(), order(standing), ship.quantity(), at),
                        -ship.quantity(),
                        at,
                        stock);
    }

    static Decision<StockEvent> cancel(CancelCommitment cancel, Instant at, Stock stock) {
        var standing = stock.reservation(cancel.reservationId());
        if (standing == null) {
            return StockHolds.unknown(cancel.reservationId());
        }
        return switch (standing.phase()) {
            case COMMITTED ->
                    Decision.accept(
                            new CommitmentCancelled(
                                    standing.id(), order(standing), standing.quantity(), at));
            case CANCELLED -> Decision.accept();
            case OPEN, RELEASED, EXPIRED, SHIPPED -> isIn(standing, "data.reservationId");
        };
    }

    /// A hold that the clock has ended is granted anew, and committed in the same decision, if what is
    /// available still covers it.
    private static Decision<StockEvent> late(
            Reservation standing, OrderId order, Stamped<StockCommand> stamped, Stock stock) {
        var now = Instant.ofEpochMilli(stamped.decidedAt().toEpochMilli());
        var events = StockHolds.expired(over(standing, stamped.decidedAt(), stock));
        var left = StockHistory.evolve(stock, events);
        if (StockHolds.sells(stamped) && left.availableToPromise() >= standing.quantity()) {
            events.add(new StockReserved(standing.id(), standing.quantity(), now));
            events.add(committed(standing, order, now));
            return Decision.accept(events);
        }
        var detail =
                StockHolds.hasExpired(standing)
                        + ", and of its "
                        + standing.quantity()
                        + " only "
                        + left.availableToPromise()
                        + " are available";
        return events.isEmpty()
                ? Decision.refuse(Code.RESERVATION_EXPIRED, detail)
                : new Decision.Settled<>(Code.RESERVATION_EXPIRED, detail, events);
    }

    /// Those that are over, with the one in question.
    private static List<Reservation> over(Reservation standing, Instant decidedAt, Stock stock) {
        var over =
                new ArrayList<>(stock.reservations().overAt(decidedAt, StockHolds.EXPIRED_MAX - 2));
        if (standing.isOpen() && !over.contains(standing)) {
            over.add(standing);
        }
        return over;
    }

    private static StockEvent committed(Reservation standing, OrderId order, Instant at) {
        return new ReservationCommitted(standing.id(), order, standing.quantity(), at);
    }

    private static OrderId order(Reservation commitment) {
        return Objects.requireNonNull(commitment.orderId(), "a commitment has an order");
    }

    private static Decision<StockEvent> isIn(Reservation standing, String field) {
        var order = standing.orderId() == null ? "" : " to order " + standing.orderId();
        return Decision.refuse(
                Refusal.at(
                        field,
                        Code.INVALID_TRANSITION,
                        "the reservation " + standing.id() + " is " + standing.phase() + order));
    }
}
