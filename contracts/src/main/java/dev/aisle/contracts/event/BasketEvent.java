package dev.aisle.contracts.event;

import dev.aisle.contracts.command.BasketCommand;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.stock.BasketLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a reservation over several products and locations. While something is to be done,
/// `carryOnAt` says when somebody looks whether it was.
public sealed interface BasketEvent extends Event {
    /// All lines are to be reserved, or none.
    ///
    /// @param lines each product and location once
    /// @param expiresAt when the holds end by themselves
    record BasketOpened(
            @Bounds(min = 1, max = BasketCommand.LINES_MAX) List<BasketLine> lines,
            Instant expiresAt,
            Instant carryOnAt)
            implements BasketEvent {
        public BasketOpened {
            lines = List.copyOf(lines);
        }
    }

    /// All lines are reserved.
    record BasketConfirmed(Instant at) implements BasketEvent {}

    /// What is held is to be given back.
    ///
    /// @param line the first that was refused, from 0; null if the client gives it back
    /// @param code why; null if the client gives it back
    /// @param detail for people
    record BasketReleaseBegun(
            @Bounds(max = BasketCommand.LINES_MAX - 1) @Nullable Integer line,
            @Nullable Code code,
            @Nullable String detail,
            Instant carryOnAt)
            implements BasketEvent {}

    /// None of the lines holds anything any more.
    ///
    /// @param code why; null if the client gave it back
    record BasketReleased(@Nullable Code code, Instant at) implements BasketEvent {}

    /// All lines are to be committed to an order.
    record BasketCommitBegun(OrderId orderId, Instant carryOnAt) implements BasketEvent {}

    /// All lines are committed to the order.
    record BasketCommitted(OrderId orderId, Instant at) implements BasketEvent {}
}
