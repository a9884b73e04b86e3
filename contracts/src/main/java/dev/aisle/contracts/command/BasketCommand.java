package dev.aisle.contracts.command;

import dev.aisle.contracts.id.BasketId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.stock.BasketLine;
import java.time.Instant;
import java.util.List;

/// Commands on reservations over several products and locations: all of it or nothing.
public sealed interface BasketCommand extends Command {
    int LINES_MAX = 100;

    BasketId basket();

    @Override
    default StreamId stream() {
        return StreamId.basket(basket());
    }

    /// Asks for all lines to be reserved, or none. At each product and location the hold has the basket's id.
    ///
    /// @param lines those of one product and location count together
    /// @param expiresAt when the holds end by themselves; after now, and within 90 days
    record OpenBasket(
            BasketId basket,
            @Bounds(min = 1, max = LINES_MAX) List<BasketLine> lines,
            Instant expiresAt)
            implements BasketCommand {
        public OpenBasket {
            lines = List.copyOf(lines);
        }
    }

    /// Gives all of it back; again changes nothing.
    record ReleaseBasket(BasketId basket) implements BasketCommand {}

    /// Commits all lines to an order, or gives all of it back.
    ///
    /// @param orderId a repeat with the same one changes nothing
    record CommitBasket(BasketId basket, OrderId orderId) implements BasketCommand {}

    /// All lines are reserved.
    record ConfirmBasket(BasketId basket) implements BasketCommand {}

    /// A line was refused, so that the others are to be given back.
    ///
    /// @param line the first that was refused, from 0
    /// @param code why
    /// @param detail for people
    record RefuseBasket(
            BasketId basket, @Bounds(max = LINES_MAX - 1) int line, Code code, String detail)
            implements BasketCommand {}

    /// All lines are committed, or none holds anything any more.
    record CloseBasket(BasketId basket) implements BasketCommand {}
}
