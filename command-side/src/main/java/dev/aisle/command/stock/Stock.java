package dev.aisle.command.stock;

import dev.aisle.command.hold.Holds;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.stock.StockPolicy;
import dev.aisle.contracts.stock.StockQuantities;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What lies of a product at a location, and what is promised of it.
///
/// @param reservations open ones, commitments, and those that ended not long ago
/// @param count that stands, if one was made
/// @param counters what sources have said by counts
public record Stock(
        StockQuantities quantities,
        StockPolicy policy,
        Holds<Reservation> reservations,
        Movements movements,
        Deliveries deliveries,
        @Nullable Count count,
        Counters counters) {
    static final Stock NONE =
            new Stock(
                    StockQuantities.NONE,
                    StockPolicy.USUAL,
                    Holds.none(),
                    Movements.NONE,
                    Deliveries.NONE,
                    null,
                    Counters.NONE);

    @Nullable Reservation reservation(ReservationId id) {
        return reservations.get(id.value());
    }

    /// Never below zero: what is promised beyond what is there is a shortfall, and nothing is granted on it.
    long availableToPromise() {
        return quantities.available(policy);
    }

    /// The sums change by what the event carries; all else is for the caller.
    Stock counting(StockEvent event) {
        return with(quantities.after(event));
    }

    Stock counting(StockEvent event, Reservation reservation) {
        return new Stock(
                quantities.after(event),
                policy,
                reservations.with(reservation),
                movements,
                deliveries,
                count,
                counters);
    }

    /// @param at null where nobody has written down when: long ago
    Stock moving(StockEvent event, @Nullable Instant at, long delta) {
        return new Stock(
                quantities.after(event),
                policy,
                reservations,
                at == null ? movements : movements.with(at, delta),
                deliveries,
                count,
                counters);
    }

    Stock with(StockQuantities sums) {
        return new Stock(sums, policy, reservations, movements, deliveries, count, counters);
    }

    Stock with(StockPolicy other) {
        return new Stock(quantities, other, reservations, movements, deliveries, count, counters);
    }

    Stock with(Reservation reservation) {
        return new Stock(
                quantities,
                policy,
                reservations.with(reservation),
                movements,
                deliveries,
                count,
                counters);
    }

    Stock with(Delivery delivery) {
        return new Stock(
                quantities,
                policy,
                reservations,
                movements,
                deliveries.with(delivery),
                count,
                counters);
    }

    Stock counted(Count other) {
        var source = other.source();
        return new Stock(
                quantities,
                policy,
                reservations,
                movements,
                deliveries,
                other,
                source == null ? counters : counters.hearing(source));
    }

    Stock losing(SourceStamp stamp) {
        return new Stock(
                quantities,
                policy,
                reservations,
                movements,
                deliveries,
                count,
                counters.losing(stamp));
    }

    /// Whether a count lost against another of its source version, and the source has said nothing since.
    public boolean hasLost(SourceStamp stamp) {
        return counters.hasLost(stamp);
    }

    Stock trimmedAt(Instant at) {
        var reservationsKept = reservations.trimmedAt(at);
        var movementsKept = movements.trimmedAt(at);
        var deliveriesKept = deliveries.trimmedAt(at);
        return reservationsKept.size() == reservations.size()
                        && movementsKept.size() == movements.size()
                        && deliveriesKept.size() == deliveries.size()
                ? this
                : new Stock(
                        quantities,
                        policy,
                        reservationsKept,
                        movementsKept,
                        deliveriesKept,
                        count,
                        counters);
    }
}
