package dev.aisle.command.stock;

import dev.aisle.contracts.id.DeliveryId;
import dev.aisle.contracts.id.LocationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Goods under way: from a supplier or another location to here, or from here to another location.
///
/// @param other where they come from or go to; null for a supplier's
/// @param quantity sent
/// @param expectedAt null where they came unannounced
/// @param received of a transfer that has arrived
/// @param lost of a transfer that has arrived
/// @param at when it came into this phase, by what was said
record Delivery(
        DeliveryId id,
        Phase phase,
        @Nullable LocationId other,
        long quantity,
        @Nullable Instant expectedAt,
        long received,
        long lost,
        Instant at) {
    enum Phase {
        /// Under way to here.
        EXPECTED(false, false),
        /// Left here, and the other location doesn't know yet.
        DISPATCHED(true, false),
        /// Left here, and the other location knows.
        ANNOUNCED(false, false),
        /// Came from another location, which doesn't know yet.
        RECEIVED(true, false),
        /// Over.
        SETTLED(false, true),
        /// It doesn't come.
        CANCELLED(false, true);

        private final boolean isWork;
        private final boolean isEnd;

        Phase(boolean isWork, boolean isEnd) {
            this.isWork = isWork;
            this.isEnd = isEnd;
        }
    }

    /// Whether another location is to be told.
    boolean isWork() {
        return phase.isWork;
    }

    boolean hasEnded() {
        return phase.isEnd;
    }

    Delivery to(Phase next, Instant when) {
        return new Delivery(id, next, other, quantity, expectedAt, received, lost, when);
    }

    Delivery arrived(Phase next, @Nullable LocationId from, long came, long missing, Instant when) {
        return new Delivery(id, next, from, quantity, expectedAt, came, missing, when);
    }
}
