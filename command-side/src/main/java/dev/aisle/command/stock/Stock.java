package dev.aisle.command.stock;

import dev.aisle.contracts.id.ReservationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePSet;

/// What lies of a product at a location, in base units. Persistent collections, since one hot stream
/// takes thousands of reservations in a batch, and each has a state of its own.
///
/// @param onHand received + returned − sold; negative where tills sold what was never received
/// @param reserved the sum of open reservations
/// @param reservations open ones, and those that ended and would have expired within [#ENDED_KEPT]
/// @param open by expiry
/// @param ended by expiry
public record Stock(
        long onHand,
        long reserved,
        PMap<ReservationId, Reservation> reservations,
        PSortedSet<Reservation> open,
        PSortedSet<Reservation> ended) {
    /// As long as idempotency keys are kept, so that a late repeat finds what it repeats.
    static final Duration ENDED_KEPT = Duration.ofDays(7);

    private static final Comparator<Reservation> BY_EXPIRY =
            Comparator.comparing(Reservation::expiresAt)
                    .thenComparing(reservation -> reservation.id().value());

    static final Stock NONE =
            new Stock(
                    0,
                    0,
                    HashTreePMap.empty(),
                    TreePSet.empty(BY_EXPIRY),
                    TreePSet.empty(BY_EXPIRY));

    @Nullable Reservation reservation(ReservationId id) {
        return reservations.get(id);
    }

    /// Never below zero: what tills took beyond it is a shortfall, and nothing is granted on it.
    long availableToPromise() {
        return Math.max(0, saturated(onHand, -reserved));
    }

    /// Open reservations whose time is over, soonest first.
    List<Reservation> overAt(Instant at, int limit) {
        var over = new ArrayList<Reservation>();
        for (var reservation : open) {
            if (!reservation.isOverAt(at) || over.size() == limit) {
                break;
            }
            over.add(reservation);
        }
        return over;
    }

    Stock moved(long delta) {
        return new Stock(saturated(onHand, delta), reserved, reservations, open, ended);
    }

    /// An id that ended, and was forgotten long ago, may be taken again.
    Stock reserve(Reservation reservation) {
        var before = without(reservation.id());
        return new Stock(
                onHand,
                saturated(before.reserved, reservation.quantity()),
                before.reservations.plus(reservation.id(), reservation),
                before.open.plus(reservation),
                before.ended);
    }

    private Stock without(ReservationId id) {
        var former = reservations.get(id);
        return former == null
                ? this
                : new Stock(
                        onHand,
                        former.isOpen() ? reserved - former.quantity() : reserved,
                        reservations.minus(id),
                        open.minus(former),
                        ended.minus(former));
    }

    Stock end(ReservationId id, Reservation.End how) {
        var reservation = reservations.get(id);
        if (reservation == null || !reservation.isOpen()) {
            return this;
        }
        var over = reservation.ended(how);
        return new Stock(
                onHand,
                reserved - reservation.quantity(),
                reservations.plus(id, over),
                open.minus(reservation),
                ended.plus(over));
    }

    /// Without the ended reservations that nobody may repeat any more.
    Stock trimmedAt(Instant at) {
        var kept = this;
        var expiredBefore = at.minus(ENDED_KEPT);
        while (!kept.ended.isEmpty() && kept.ended.first().expiresAt().isBefore(expiredBefore)) {
            kept = kept.without(kept.ended.first().id());
        }
        return kept;
    }

    private static long saturated(long quantity, long delta) {
        long sum = quantity + delta;
        boolean overflown = ((quantity ^ sum) & (delta ^ sum)) < 0;
        if (!overflown) {
            return sum;
        }
        return delta > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
}
