package dev.aisle.command.basket;

import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.stock.BasketLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a reservation over several lines.
///
/// @param phase null before it is opened
/// @param lines each product and location once
/// @param expiresAt when the holds end by themselves
/// @param orderId to which it is or was to be committed
/// @param line that was refused, from 0
/// @param code why nothing is held; null if it is held, or the client gave it back
/// @param carryOnAt when somebody looks whether what is to be done was done
public record Basket(
        @Nullable Phase phase,
        List<BasketLine> lines,
        Instant expiresAt,
        @Nullable OrderId orderId,
        @Nullable Integer line,
        @Nullable Code code,
        @Nullable String detail,
        Instant carryOnAt) {
    static final Basket NONE =
            new Basket(null, List.of(), Instant.EPOCH, null, null, null, null, Instant.EPOCH);

    /// Opened → confirmed → committing → committed; from each but the last to releasing → released.
    public enum Phase {
        OPENED,
        CONFIRMED,
        COMMITTING,
        COMMITTED,
        RELEASING,
        RELEASED
    }

    public Basket {
        lines = List.copyOf(lines);
    }

    Basket to(Phase next) {
        return new Basket(next, lines, expiresAt, orderId, line, code, detail, carryOnAt);
    }

    Basket committing(OrderId order, Instant nextLook) {
        return new Basket(Phase.COMMITTING, lines, expiresAt, order, line, code, detail, nextLook);
    }

    Basket releasing(
            @Nullable Integer refused,
            @Nullable Code why,
            @Nullable String words,
            Instant nextLook) {
        return new Basket(
                Phase.RELEASING, lines, expiresAt, orderId, refused, why, words, nextLook);
    }

    Basket released(@Nullable Code why) {
        return new Basket(Phase.RELEASED, lines, expiresAt, orderId, line, why, detail, carryOnAt);
    }
}
