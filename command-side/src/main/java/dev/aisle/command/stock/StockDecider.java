package dev.aisle.command.stock;

import dev.aisle.command.decide.Decider;
import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.command.StockCommand.RecordReturn;
import dev.aisle.contracts.command.StockCommand.RecordSale;
import dev.aisle.contracts.command.StockCommand.ReleaseReservation;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.ReservationExpired;
import dev.aisle.contracts.event.StockEvent.ReservationReleased;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.event.StockEvent.StockReserved;
import dev.aisle.contracts.event.StockEvent.StockReturned;
import dev.aisle.contracts.event.StockEvent.StockSold;
import dev.aisle.contracts.receipt.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Moves stock and grants holds on it. Facts are never refused for want of stock; a hold is granted only
/// if what is available covers it (P7).
public final class StockDecider implements Decider<StockCommand, Stock, StockEvent> {
    static final Duration HOLD_MAX = Duration.ofDays(90);

    /// One append takes 64 events, and the last is the grant. Where more are over, the engine has ended
    /// some before it asks.
    private static final int EXPIRED_MAX = 63;

    private static final int STOCK_BYTES = 400;

    /// The reservation, and its places in a map and a set.
    private static final int RESERVATION_BYTES = 450;

    @Override
    public Stock initialState() {
        return Stock.NONE;
    }

    @Override
    public Optional<Refusal> malformed(StockCommand command) {
        return switch (command) {
            case ReceiveStock receive -> quantity(receive.quantity());
            case RecordSale sale -> quantity(sale.quantity());
            case RecordReturn returned -> quantity(returned.quantity());
            case ReserveStock reserve -> quantity(reserve.quantity());
            case ReleaseReservation _ -> Optional.empty();
        };
    }

    @Override
    public Decision<StockEvent> decide(Stamped<StockCommand> stamped, Stock stock) {
        var unfit = unfit(stamped);
        if (unfit != null) {
            return Decision.refuse(unfit);
        }
        return switch (stamped.command()) {
            case ReceiveStock receive -> Decision.accept(new StockReceived(receive.quantity()));
            case RecordSale sale -> Decision.accept(new StockSold(sale.quantity()));
            case RecordReturn returned -> Decision.accept(new StockReturned(returned.quantity()));
            case ReserveStock reserve -> reserve(reserve, stamped.decidedAt(), stock);
            case ReleaseReservation release -> release(release, stamped.decidedAt(), stock);
        };
    }

    @Override
    public Stock evolve(Stock stock, StockEvent event) {
        return switch (event) {
            case StockReceived received -> stock.moved(received.quantity());
            case StockSold sold -> stock.moved(-sold.quantity());
            case StockReturned returned -> stock.moved(returned.quantity());
            case StockReserved reserved ->
                    stock.reserve(
                            new Reservation(
                                    reserved.reservationId(),
                                    reserved.quantity(),
                                    reserved.expiresAt(),
                                    null));
            case ReservationReleased released ->
                    stock.end(released.reservationId(), Reservation.End.RELEASED);
            case ReservationExpired expired ->
                    stock.end(expired.reservationId(), Reservation.End.EXPIRED);
        };
    }

    @Override
    public Stock trimmed(Stock stock, Instant at) {
        return stock.trimmedAt(at);
    }

    @Override
    public Optional<Instant> dueAt(Stock stock) {
        return stock.open().isEmpty()
                ? Optional.empty()
                : Optional.of(stock.open().first().expiresAt());
    }

    @Override
    public List<StockEvent> elapse(Stock stock, Instant at, int limit) {
        return stock.overAt(at, limit).stream().map(StockDecider::expired).toList();
    }

    @Override
    public StateCodec<Stock, ?> snapshots() {
        return StockSnapshot.CODEC;
    }

    @Override
    public long weight(Stock stock) {
        return STOCK_BYTES + (long) RESERVATION_BYTES * stock.reservations().size();
    }

    private static Decision<StockEvent> reserve(
            ReserveStock reserve, Instant decidedAt, Stock stock) {
        var standing = stock.reservation(reserve.reservationId());
        if (standing != null) {
            return again(reserve, standing, decidedAt);
        }
        if (!reserve.expiresAt().isAfter(decidedAt)
                || reserve.expiresAt().isAfter(decidedAt.plus(HOLD_MAX))) {
            return Decision.refuse(
                    Refusal.at(
                            "data.expiresAt",
                            Code.WINDOW_INVALID,
                            "after now, " + decidedAt + ", and within 90 days"));
        }
        var events = new ArrayList<StockEvent>();
        var left = stock;
        for (var over : stock.overAt(decidedAt, EXPIRED_MAX)) {
            events.add(new ReservationExpired(over.id(), over.quantity()));
            left = left.end(over.id(), Reservation.End.EXPIRED);
        }
        if (left.availableToPromise() < reserve.quantity()) {
            return insufficient(reserve.quantity(), left.availableToPromise(), events);
        }
        // What ends by the clock ends by an event, in the same append that counts on it.
        events.add(
                new StockReserved(
                        reserve.reservationId(), reserve.quantity(), reserve.expiresAt()));
        return Decision.accept(events);
    }

    private static Decision<StockEvent> insufficient(
            long wanted, long available, List<StockEvent> expired) {
        var detail = wanted + " are wanted, " + available + " are available to promise";
        return expired.isEmpty()
                ? Decision.refuse(Refusal.at("data.quantity", Code.INSUFFICIENT_STOCK, detail))
                : new Decision.Settled<>(Code.INSUFFICIENT_STOCK, detail, expired);
    }

    private static Decision<StockEvent> again(
            ReserveStock reserve, Reservation standing, Instant decidedAt) {
        if (!standing.isOpen() || standing.isOverAt(decidedAt)) {
            var detail = "the reservation " + standing.id() + " has ended; take a new id";
            return standing.isOpen()
                    ? new Decision.Settled<>(
                            Code.INVALID_TRANSITION, detail, List.of(expired(standing)))
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

    private static Decision<StockEvent> release(
            ReleaseReservation release, Instant decidedAt, Stock stock) {
        var standing = stock.reservation(release.reservationId());
        if (standing == null) {
            return Decision.refuse(
                    Refusal.at(
                            "data.reservationId",
                            Code.RESERVATION_UNKNOWN,
                            "there is no reservation " + release.reservationId()));
        }
        if (standing.isOverAt(decidedAt)) {
            return new Decision.Settled<>(
                    Code.RESERVATION_EXPIRED, hasExpired(standing), List.of(expired(standing)));
        }
        if (standing.isOpen()) {
            return Decision.accept(new ReservationReleased(standing.id(), standing.quantity()));
        }
        return standing.end() == Reservation.End.RELEASED
                ? Decision.accept()
                : Decision.refuse(Code.RESERVATION_EXPIRED, hasExpired(standing));
    }

    private static String hasExpired(Reservation reservation) {
        return "the reservation ended by itself at " + reservation.expiresAt();
    }

    private static StockEvent expired(Reservation reservation) {
        return new ReservationExpired(reservation.id(), reservation.quantity());
    }

    private static @Nullable Refusal unfit(Stamped<StockCommand> stamped) {
        var command = stamped.command();
        if (stamped.references().location() == null) {
            return Refusal.at(
                    "location",
                    Code.LOCATION_UNKNOWN,
                    "define the location first: PUT /v1/locations/" + command.location());
        }
        return stamped.references().productKnown()
                ? null
                : Refusal.at(
                        "sku",
                        Code.NOT_FOUND,
                        "introduce the product first: PUT /v1/products/" + command.sku());
    }

    private static Optional<Refusal> quantity(long quantity) {
        return Refusal.unless(
                quantity >= 1 && quantity <= StockCommand.QUANTITY_MAX,
                "data.quantity",
                "1 to " + StockCommand.QUANTITY_MAX);
    }
}
