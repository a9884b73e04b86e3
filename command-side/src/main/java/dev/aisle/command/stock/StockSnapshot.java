package dev.aisle.command.stock;

import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.id.ReservationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [Stock] as it is written down. Names are short, since a hot item has thousands of reservations.
///
/// @param holds by expiry; open ones first
record StockSnapshot(long onHand, List<Hold> holds) {
    static final StateCodec<Stock, StockSnapshot> CODEC =
            new StateCodec<>(1, StockSnapshot.class, StockSnapshot::of, StockSnapshot::stock);

    /// @param q quantity
    /// @param x when it expires or would have
    /// @param e how it ended; absent while it is open
    record Hold(ReservationId id, long q, Instant x, Reservation.@Nullable End e) {
        static Hold of(Reservation reservation) {
            return new Hold(
                    reservation.id(),
                    reservation.quantity(),
                    reservation.expiresAt(),
                    reservation.end());
        }
    }

    private static StockSnapshot of(Stock stock) {
        var holds = new ArrayList<Hold>(stock.reservations().size());
        stock.open().forEach(reservation -> holds.add(Hold.of(reservation)));
        stock.ended().forEach(reservation -> holds.add(Hold.of(reservation)));
        return new StockSnapshot(stock.onHand(), holds);
    }

    private Stock stock() {
        var stock = Stock.NONE.moved(onHand);
        for (var hold : holds) {
            stock = stock.reserve(new Reservation(hold.id(), hold.q(), hold.x(), null));
            if (hold.e() != null) {
                stock = stock.end(hold.id(), hold.e());
            }
        }
        return stock;
    }
}
