package dev.aisle.command.stock;

import dev.aisle.contracts.id.ReservationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePSet;

/// Reservations and commitments of a stock, by id and by when the clock does something about them.
/// Persistent: one hot stream takes thousands in a batch, and each decision has a state of its own.
///
/// @param byId open ones, commitments, and those that ended not long ago
/// @param open by expiry
/// @param ended by when they are forgotten
record Reservations(
        PMap<ReservationId, Reservation> byId,
        PSortedSet<Reservation> open,
        PSortedSet<Reservation> ended) {
    private static final Comparator<Reservation> BY_EXPIRY =
            Comparator.comparing(Reservation::expiresAt)
                    .thenComparing(reservation -> reservation.id().value());
    private static final Comparator<Reservation> BY_FORGETTING =
            Comparator.comparing(Reservation::forgottenAt)
                    .thenComparing(reservation -> reservation.id().value());

    static final Reservations NONE =
            new Reservations(
                    HashTreePMap.empty(), TreePSet.empty(BY_EXPIRY), TreePSet.empty(BY_FORGETTING));

    @Nullable Reservation get(ReservationId id) {
        return byId.get(id);
    }

    int size() {
        return byId.size();
    }

    Collection<Reservation> all() {
        return byId.values();
    }

    /// The next that the clock ends.
    @Nullable Reservation next() {
        return open.isEmpty() ? null : open.first();
    }

    /// Open ones whose time is over, soonest first.
    List<Reservation> overAt(Instant at, int limit) {
        var next = next();
        if (next == null || !next.isOverAt(at)) {
            return List.of();
        }
        var over = new ArrayList<Reservation>();
        for (var reservation : open) {
            if (!reservation.isOverAt(at) || over.size() == limit) {
                break;
            }
            over.add(reservation);
        }
        return over;
    }

    /// In the place of what had its id.
    Reservations with(Reservation reservation) {
        var former = byId.get(reservation.id());
        var openNow = former != null && former.isOpen() ? open.minus(former) : open;
        var endedNow = former != null && former.hasEnded() ? ended.minus(former) : ended;
        return new Reservations(
                byId.plus(reservation.id(), reservation),
                reservation.isOpen() ? openNow.plus(reservation) : openNow,
                reservation.hasEnded() ? endedNow.plus(reservation) : endedNow);
    }

    /// Without what nobody may repeat any more.
    Reservations trimmedAt(Instant at) {
        var kept = this;
        while (!kept.ended.isEmpty() && kept.ended.first().forgottenAt().isBefore(at)) {
            var first = kept.ended.first();
            kept =
                    new Reservations(
                            kept.byId.minus(first.id()), kept.open, kept.ended.minus(first));
        }
        return kept;
    }
}
