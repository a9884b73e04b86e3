package dev.aisle.command.stock;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.command.StockCommand.ExtendReservation;
import dev.aisle.contracts.command.StockCommand.ReleaseReservation;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.ReservationExpired;
import dev.aisle.contracts.event.StockEvent.ReservationExtended;
import dev.aisle.contracts.event.StockEvent.ReservationReleased;
import dev.aisle.contracts.event.StockEvent.StockReserved;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.receipt.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Grants, extends and releases holds.
final class StockHolds {
    static final Duration HOLD_MAX = Duration.ofDays(90);

    /// One append takes 64 events, and the last is the grant. Where more are over, the engine has ended some
    /// before it asks.
    static final int EXPIRED_MAX = 63;

    private StockHolds() {}

    static Decision<StockEvent> reserve(
            ReserveStock reserve, Stamped<StockCommand> stamped, Stock stock) {
        var decidedAt = stamped.decidedAt();
        var standing = stock.reservation(reserve.reservationId());
        if (standing != null) {
            return again(reserve, standing, decidedAt);
        }
        if (!isWindow(reserve.expiresAt(), decidedAt)) {
            return window(decidedAt);
        }
        if (!sells(stamped)) {
            return Decision.refuse(notSold());
        }
        var granted =
                new StockReserved(reserve.reservationId(), reserve.quantity(), reserve.expiresAt());
        var over = stock.reservations().overAt(decidedAt, EXPIRED_MAX);
        if (over.isEmpty()) {
            return stock.availableToPromise() < reserve.quantity()
                    ? insufficient(reserve.quantity(), stock.availableToPromise(), List.of())
                    : Decision.accept(granted);
        }
        // What ends by the clock ends by an event, in the same append that counts on it.
        var events = expired(over);
        var left = StockHistory.evolve(stock, events);
        if (left.availableToPromise() < reserve.quantity()) {
            return insufficient(reserve.quantity(), left.availableToPromise(), events);
        }
        events.add(granted);
        return Decision.accept(events);
    }

    static Decision<StockEvent> extend(ExtendReservation extend, Instant decidedAt, Stock stock) {
        var standing = stock.reservation(extend.reservationId());
        if (standing == null) {
            return unknown(extend.reservationId());
        }
        if (!standing.isOpen() || standing.isOverAt(decidedAt)) {
            return ended(standing, decidedAt);
        }
        if (!isWindow(extend.expiresAt(), decidedAt)) {
            return window(decidedAt);
        }
        return standing.expiresAt().equals(extend.expiresAt())
                ? Decision.accept()
                : Decision.accept(new ReservationExtended(standing.id(), extend.expiresAt()));
    }

    static Decision<StockEvent> release(
            ReleaseReservation release, Instant decidedAt, Stock stock) {
        var standing = stock.reservation(release.reservationId());
        if (standing == null) {
            return unknown(release.reservationId());
        }
        if (standing.isOpen() && !standing.isOverAt(decidedAt)) {
            return Decision.accept(new ReservationReleased(standing.id(), standing.quantity()));
        }
        return standing.phase() == Reservation.Phase.RELEASED
                ? Decision.accept()
                : ended(standing, decidedAt);
    }

    static Decision<StockEvent> unknown(ReservationId id) {
        return Decision.refuse(
                Refusal.at(
                        "data.reservationId",
                        Code.RESERVATION_UNKNOWN,
                        "there is no reservation " + id));
    }

    /// Whether the location may promise anything.
    static boolean sells(Stamped<StockCommand> stamped) {
        var location = stamped.references().location();
        return location == null || location.sellable();
    }

    static ArrayList<StockEvent> expired(List<Reservation> over) {
        var events = new ArrayList<StockEvent>(over.size() + 2);
        for (var reservation : over) {
            events.add(new ReservationExpired(reservation.id(), reservation.quantity()));
        }
        return events;
    }

    /// What is asked of a reservation that isn't open any more, or over by the clock.
    private static Decision<StockEvent> ended(Reservation standing, Instant decidedAt) {
        if (standing.isOverAt(decidedAt)) {
            return new Decision.Settled<>(
                    Code.RESERVATION_EXPIRED,
                    hasExpired(standing),
                    List.copyOf(expired(List.of(standing))));
        }
        return standing.phase() == Reservation.Phase.EXPIRED
                ? Decision.refuse(Code.RESERVATION_EXPIRED, hasExpired(standing))
                : Decision.refuse(
                        Code.INVALID_TRANSITION,
                        "the reservation " + standing.id() + " is " + standing.phase());
    }

    static String hasExpired(Reservation reservation) {
        return "the reservation ended by itself at " + reservation.expiresAt();
    }

    private static Decision<StockEvent> again(
            ReserveStock reserve, Reservation standing, Instant decidedAt) {
        if (!standing.isOpen() || standing.isOverAt(decidedAt)) {
            var detail = "the reservation " + standing.id() + " has ended; take a new id";
            return standing.isOpen()
                    ? new Decision.Settled<>(
                            Code.INVALID_TRANSITION,
                            detail,
                            List.copyOf(expired(List.of(standing))))
                    : Decision.refuse(Code.INVALID_TRANSITION, detail);
        }
        return standing.quantity() == reserve.quantity()
                ? Decision.accept()
                : Decision.refuse(
                        Refusal.at(
                                "data.quantity",
                                Code.INVALID_TRANSITION,
                                "the reservation stands with " + standing.quantity()));
    }

    private static Decision<StockEvent> insufficient(
            long wanted, long available, List<StockEvent> expired) {
        var detail = wanted + " are wanted, " + available + " are available to promise";
        return expired.isEmpty()
                ? Decision.refuse(Refusal.at("data.quantity", Code.INSUFFICIENT_STOCK, detail))
                : new Decision.Settled<>(Code.INSUFFICIENT_STOCK, detail, expired);
    }

    private static Refusal notSold() {
        return Refusal.at(
                "location", Code.INSUFFICIENT_STOCK, "the location's stock may not be promised");
    }

    private static boolean isWindow(Instant expiresAt, Instant decidedAt) {
        return expiresAt.isAfter(decidedAt) && !expiresAt.isAfter(decidedAt.plus(HOLD_MAX));
    }

    private static Decision<StockEvent> window(Instant decidedAt) {
        return Decision.refuse(
                Refusal.at(
                        "data.expiresAt",
                        Code.WINDOW_INVALID,
                        "after now, " + decidedAt + ", and within 90 days"));
    }
}
