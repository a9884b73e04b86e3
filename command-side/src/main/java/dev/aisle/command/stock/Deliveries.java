package dev.aisle.command.stock;

import dev.aisle.contracts.id.DeliveryId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// Deliveries of a stock by id; those that are over are kept as long as reservations are.
///
/// @param workSince when the oldest of them came into being of which another location is to be told
/// @param endedFirst when the first of those ended that are over
record Deliveries(
        PMap<DeliveryId, Delivery> byId,
        @Nullable Instant workSince,
        @Nullable Instant endedFirst) {
    static final Deliveries NONE = new Deliveries(HashTreePMap.empty(), null, null);

    @Nullable Delivery get(DeliveryId id) {
        return byId.get(id);
    }

    int size() {
        return byId.size();
    }

    Collection<Delivery> all() {
        return byId.values();
    }

    /// What another location is to be told.
    List<Delivery> work() {
        return workSince == null
                ? List.of()
                : byId.values().stream().filter(Delivery::isWork).toList();
    }

    Deliveries with(Delivery delivery) {
        return of(byId.plus(delivery.id(), delivery));
    }

    Deliveries trimmedAt(Instant now) {
        var oldest = now.minus(Reservation.ENDED_KEPT);
        if (endedFirst == null || !endedFirst.isBefore(oldest)) {
            return this;
        }
        var kept = byId;
        for (var delivery : byId.values()) {
            if (delivery.hasEnded() && delivery.at().isBefore(oldest)) {
                kept = kept.minus(delivery.id());
            }
        }
        return of(kept);
    }

    private static Deliveries of(PMap<DeliveryId, Delivery> byId) {
        @Nullable Instant work = null;
        @Nullable Instant ended = null;
        for (var delivery : byId.values()) {
            if (delivery.isWork()) {
                work = earlier(work, delivery.at());
            } else if (delivery.hasEnded()) {
                ended = earlier(ended, delivery.at());
            }
        }
        return new Deliveries(byId, work, ended);
    }

    private static Instant earlier(@Nullable Instant known, Instant other) {
        return known == null || other.isBefore(known) ? other : known;
    }
}
