package dev.aisle.command.stock;

import dev.aisle.command.decide.StateCodec;
import dev.aisle.command.hold.Holds;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.stock.StockPolicy;
import dev.aisle.contracts.stock.StockQuantities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [Stock] as it is written down. Names are short, since a hot item has thousands of reservations.
///
/// @param holds by id
/// @param moves pairs of milliseconds since the one before and delta; the first since the epoch
/// @param horizon of the movements; null before one was forgotten
record StockSnapshot(
        StockQuantities quantities,
        StockPolicy policy,
        List<Hold> holds,
        List<Long> moves,
        @Nullable Long horizon,
        List<Delivery> deliveries,
        @Nullable Count count,
        List<SourceStamp> counters,
        List<SourceStamp> lost) {
    static final StateCodec<Stock, StockSnapshot> CODEC =
            new StateCodec<>(3, StockSnapshot.class, StockSnapshot::of, StockSnapshot::stock);

    /// @param q quantity
    /// @param x when it expires or would have
    /// @param p what it is by now; absent while it is open
    /// @param o the order
    /// @param e when it ended
    record Hold(
            ReservationId id,
            long q,
            Instant x,
            Reservation.@Nullable Phase p,
            @Nullable OrderId o,
            @Nullable Instant e) {
        static Hold of(Reservation reservation) {
            return new Hold(
                    reservation.id(),
                    reservation.quantity(),
                    reservation.expiresAt(),
                    reservation.isOpen() ? null : reservation.phase(),
                    reservation.orderId(),
                    reservation.endedAt());
        }

        Reservation reservation() {
            return new Reservation(id, q, x, p == null ? Reservation.Phase.OPEN : p, o, e);
        }
    }

    private static StockSnapshot of(Stock stock) {
        return new StockSnapshot(
                stock.quantities(),
                stock.policy(),
                stock.reservations().all().stream()
                        .sorted(Comparator.comparing(reservation -> reservation.id().value()))
                        .map(Hold::of)
                        .toList(),
                written(stock.movements()),
                stock.movements().horizon() == Long.MIN_VALUE ? null : stock.movements().horizon(),
                stock.deliveries().all().stream()
                        .sorted(Comparator.comparing(delivery -> delivery.id().value()))
                        .toList(),
                stock.count(),
                sorted(stock.counters().said().values()),
                sorted(stock.counters().lost().values()));
    }

    private static List<SourceStamp> sorted(Collection<SourceStamp> stamps) {
        return stamps.stream()
                .sorted(Comparator.comparing(stamp -> stamp.version().id().value()))
                .toList();
    }

    private Stock stock() {
        var reservations = Holds.<Reservation>none();
        for (var hold : holds) {
            reservations = reservations.with(hold.reservation());
        }
        var underWay = Deliveries.NONE;
        for (var delivery : deliveries) {
            underWay = underWay.with(delivery);
        }
        var counted = Counters.NONE;
        for (var stamp : counters) {
            counted = counted.hearing(stamp);
        }
        for (var stamp : lost) {
            counted = counted.losing(stamp);
        }
        return new Stock(quantities, policy, reservations, movements(), underWay, count, counted);
    }

    private static List<Long> written(Movements movements) {
        var moves = new ArrayList<Long>(2 * movements.size());
        long before = 0;
        for (int i = 0; i < movements.size(); i++) {
            moves.add(movements.at(i) - before);
            moves.add(movements.delta(i));
            before = movements.at(i);
        }
        return moves;
    }

    private Movements movements() {
        var movements =
                Movements.of(horizon == null ? Long.MIN_VALUE : horizon, moves.size() / 2 + 1);
        long at = 0;
        for (int i = 0; i < moves.size(); i += 2) {
            at += moves.get(i);
            movements = movements.with(at, moves.get(i + 1));
        }
        return movements;
    }
}
