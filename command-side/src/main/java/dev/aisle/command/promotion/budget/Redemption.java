package dev.aisle.command.promotion.budget;

import dev.aisle.contracts.id.CustomerId;
import dev.aisle.contracts.id.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an order takes of a promotion's caps.
///
/// @param minor of the budget
public record Redemption(
        OrderId order, @Nullable CustomerId customer, long minor, Instant expiresAt, State state) {
    public enum State {
        RESERVED,
        CONFIRMED,
        RELEASED,
        EXPIRED
    }

    boolean isReserved() {
        return state == State.RESERVED;
    }

    /// Whether it counts against the caps.
    boolean counts() {
        return state == State.RESERVED || state == State.CONFIRMED;
    }

    boolean isOverAt(Instant at) {
        return isReserved() && !expiresAt.isAfter(at);
    }

    Redemption as(State next, long amount) {
        return new Redemption(order, customer, amount, expiresAt, next);
    }
}
