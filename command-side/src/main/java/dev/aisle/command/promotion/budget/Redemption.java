package dev.aisle.command.promotion.budget;

import dev.aisle.command.hold.Hold;
import dev.aisle.contracts.id.CustomerId;
import dev.aisle.contracts.id.OrderId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an order takes of a promotion's caps.
///
/// @param minor of the budget
public record Redemption(
        OrderId order, @Nullable CustomerId customer, long minor, Instant expiresAt, State state)
        implements Hold {
    public enum State {
        RESERVED,
        CONFIRMED,
        RELEASED,
        EXPIRED
    }

    /// As long as a command may be repeated.
    static final Duration ENDED_KEPT = Duration.ofDays(7);

    @Override
    public String name() {
        return order.value();
    }

    @Override
    public @Nullable Instant endsAt() {
        return isReserved() ? expiresAt : null;
    }

    @Override
    public @Nullable Instant forgottenAt() {
        return isReserved() ? null : expiresAt.plus(ENDED_KEPT);
    }

    boolean isForgottenAt(Instant at) {
        return !isReserved() && expiresAt.plus(ENDED_KEPT).isBefore(at);
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
