package dev.aisle.cli.load.shop;

import dev.aisle.contracts.command.StockCommand.CancelCommitment;
import dev.aisle.contracts.command.StockCommand.CommitReservation;
import dev.aisle.contracts.command.StockCommand.ExtendReservation;
import dev.aisle.contracts.command.StockCommand.ReleaseReservation;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.command.StockCommand.Ship;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.ReservationId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// Buyers reserve; of what is held some is extended, released or left to the clock, most is committed and
/// then shipped, whole or in parts, or cancelled.
final class Orders {
    private static final Duration HOLD = Duration.ofMinutes(15);
    private static final Duration SHORT_HOLD_MIN = Duration.ofSeconds(10);
    private static final Duration SHORT_HOLD_MAX = Duration.ofSeconds(30);
    private static final double SHORT_HOLD_SHARE = 0.2;
    private static final double TOO_MUCH_SHARE = 0.005;
    private static final int TOO_MUCH = 100_000;

    private record Held(int product, ReserveStock reservation) {}

    private final ShopDay day;
    private final Dirt dirt;
    private final Deque<Held> held = new ArrayDeque<>();
    private final Deque<Held> committed = new ArrayDeque<>();

    Orders(ShopDay day, Dirt dirt) {
        this.day = day;
        this.dirt = dirt;
    }

    void next(int product) {
        int kind = day.random().nextInt(100);
        if (kind < 45 || held.isEmpty()) {
            reserve(product);
        } else if (kind < 75 || committed.isEmpty()) {
            endHold(held.remove());
        } else {
            endCommitment(committed.remove());
        }
    }

    private void reserve(int product) {
        var expiresAt =
                day.happens(SHORT_HOLD_SHARE)
                        ? day.in(SHORT_HOLD_MIN, SHORT_HOLD_MAX)
                        : day.now().plus(HOLD);
        var reservation =
                new ReserveStock(
                        day.products().get(product).sku(),
                        day.location(),
                        new ReservationId(day.envelopes().nextMessage()),
                        day.happens(TOO_MUCH_SHARE) ? TOO_MUCH : day.quantity(),
                        expiresAt);
        if (reservation.quantity() < TOO_MUCH) {
            held.add(new Held(product, reservation));
        }
        if (held.size() > ShopDay.OPEN_MAX) {
            held.remove();
        }
        day.send(day.envelopes().decision(reservation));
    }

    private void endHold(Held hold) {
        var reservation = hold.reservation();
        int kind = day.random().nextInt(100);
        if (kind < 65) {
            committed.add(hold);
            if (committed.size() > ShopDay.OPEN_MAX) {
                committed.remove();
            }
            day.send(
                    day.envelopes()
                            .decision(
                                    new CommitReservation(
                                            reservation.sku(),
                                            reservation.location(),
                                            reservation.reservationId(),
                                            new OrderId(reservation.reservationId().value()))));
        } else if (kind < 80) {
            day.send(
                    day.envelopes()
                            .decision(
                                    new ReleaseReservation(
                                            reservation.sku(),
                                            reservation.location(),
                                            reservation.reservationId())));
        } else if (kind < 90) {
            held.add(hold);
            day.send(
                    day.envelopes()
                            .decision(
                                    new ExtendReservation(
                                            reservation.sku(),
                                            reservation.location(),
                                            reservation.reservationId(),
                                            day.now().plus(HOLD))));
        } // The rest is left to the clock.
    }

    private void endCommitment(Held order) {
        var reservation = order.reservation();
        if (day.happens(0.1)) {
            day.send(
                    day.envelopes()
                            .decision(
                                    new CancelCommitment(
                                            reservation.sku(),
                                            reservation.location(),
                                            reservation.reservationId())));
            return;
        }
        day.shelves().move(order.product(), reservation.location(), -(int) reservation.quantity());
        if (reservation.quantity() > 1 && day.happens(0.5)) {
            ship(reservation, 1);
            ship(reservation, reservation.quantity() - 1);
        } else {
            ship(reservation, reservation.quantity());
        }
    }

    private void ship(ReserveStock reservation, long quantity) {
        dirt.send(
                day.envelopes()
                        .delta(
                                new Ship(
                                        reservation.sku(),
                                        reservation.location(),
                                        reservation.reservationId(),
                                        quantity)));
    }
}
