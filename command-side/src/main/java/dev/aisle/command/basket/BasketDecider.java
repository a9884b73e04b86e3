package dev.aisle.command.basket;

import dev.aisle.command.decide.Decider;
import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.command.BasketCommand;
import dev.aisle.contracts.command.BasketCommand.CloseBasket;
import dev.aisle.contracts.command.BasketCommand.CommitBasket;
import dev.aisle.contracts.command.BasketCommand.ConfirmBasket;
import dev.aisle.contracts.command.BasketCommand.OpenBasket;
import dev.aisle.contracts.command.BasketCommand.RefuseBasket;
import dev.aisle.contracts.command.BasketCommand.ReleaseBasket;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.event.BasketEvent;
import dev.aisle.contracts.event.BasketEvent.BasketCommitBegun;
import dev.aisle.contracts.event.BasketEvent.BasketCommitted;
import dev.aisle.contracts.event.BasketEvent.BasketConfirmed;
import dev.aisle.contracts.event.BasketEvent.BasketOpened;
import dev.aisle.contracts.event.BasketEvent.BasketReleaseBegun;
import dev.aisle.contracts.event.BasketEvent.BasketReleased;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.stock.BasketLine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Records what is asked of several stocks together, and the one outcome of it. The holds themselves are in
/// the stocks' own streams, under the basket's id.
public final class BasketDecider implements Decider<BasketCommand, Basket, BasketEvent> {
    static final Duration HOLD_MAX = Duration.ofDays(90);

    /// Long enough for whoever began to finish; then another instance carries on.
    static final Duration CARRY_ON_AFTER = Duration.ofSeconds(5);

    private static final int BASKET_BYTES = 400;
    private static final int LINE_BYTES = 200;

    @Override
    public Basket initialState() {
        return Basket.NONE;
    }

    @Override
    public Optional<Refusal> malformed(BasketCommand command) {
        return command instanceof OpenBasket open ? malformed(open) : Optional.empty();
    }

    private static Optional<Refusal> malformed(OpenBasket open) {
        if (open.lines().isEmpty() || open.lines().size() > BasketCommand.LINES_MAX) {
            return Refusal.unless(false, "data.lines", "1 to " + BasketCommand.LINES_MAX);
        }
        for (int i = 0; i < open.lines().size(); i++) {
            long quantity = open.lines().get(i).quantity();
            if (quantity < 1 || quantity > StockCommand.QUANTITY_MAX) {
                return Refusal.unless(
                        false,
                        "data.lines[" + i + "].quantity",
                        "1 to " + StockCommand.QUANTITY_MAX);
            }
        }
        return Refusal.unless(
                BasketLines.merged(open.lines()).stream()
                        .mapToLong(BasketLine::quantity)
                        .allMatch(quantity -> quantity <= StockCommand.QUANTITY_MAX),
                "data.lines",
                "at most " + StockCommand.QUANTITY_MAX + " of one product at one location");
    }

    @Override
    public Decision<BasketEvent> decide(Stamped<BasketCommand> stamped, Basket basket) {
        var now = stamped.decidedAt().truncatedTo(ChronoUnit.MILLIS);
        return switch (stamped.command()) {
            case OpenBasket open -> open(open, now, basket);
            case ReleaseBasket _ -> release(now, basket);
            case CommitBasket commit -> commit(commit, now, basket);
            case ConfirmBasket _ -> confirm(now, basket);
            case RefuseBasket refuse -> refuse(refuse, now, basket);
            case CloseBasket _ -> close(now, basket);
        };
    }

    @Override
    public Basket evolve(Basket basket, BasketEvent event) {
        return switch (event) {
            case BasketOpened opened ->
                    new Basket(
                            Basket.Phase.OPENED,
                            opened.lines(),
                            opened.expiresAt(),
                            null,
                            null,
                            null,
                            null,
                            opened.carryOnAt());
            case BasketConfirmed _ -> basket.to(Basket.Phase.CONFIRMED);
            case BasketReleaseBegun begun ->
                    basket.releasing(begun.line(), begun.code(), begun.detail(), begun.carryOnAt());
            case BasketReleased released -> basket.released(released.code());
            case BasketCommitBegun begun -> basket.committing(begun.orderId(), begun.carryOnAt());
            case BasketCommitted _ -> basket.to(Basket.Phase.COMMITTED);
        };
    }

    @Override
    public Optional<Instant> dueAt(Basket basket) {
        return switch (basket.phase()) {
            case OPENED, COMMITTING, RELEASING -> Optional.of(basket.carryOnAt());
            case CONFIRMED -> Optional.of(basket.expiresAt());
            case COMMITTED, RELEASED -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    /// The holds of a basket end by themselves in their own streams, and it with them.
    @Override
    public List<BasketEvent> elapse(Basket basket, Instant at, int limit) {
        return basket.phase() == Basket.Phase.CONFIRMED && !basket.expiresAt().isAfter(at)
                ? List.of(
                        new BasketReleased(
                                Code.RESERVATION_EXPIRED, at.truncatedTo(ChronoUnit.MILLIS)))
                : List.of();
    }

    @Override
    public StateCodec<Basket, ?> snapshots() {
        return StateCodec.plain(1, Basket.class);
    }

    @Override
    public long weight(Basket basket) {
        return BASKET_BYTES + (long) LINE_BYTES * basket.lines().size();
    }

    private static Decision<BasketEvent> open(OpenBasket open, Instant now, Basket basket) {
        var lines = BasketLines.merged(open.lines());
        if (basket.phase() != null) {
            return lines.equals(basket.lines()) && open.expiresAt().equals(basket.expiresAt())
                    ? Decision.accept()
                    : Decision.refuse(
                            Refusal.at(
                                    "basket",
                                    Code.INVALID_TRANSITION,
                                    "another reservation has this id"));
        }
        if (!open.expiresAt().isAfter(now) || open.expiresAt().isAfter(now.plus(HOLD_MAX))) {
            return Decision.refuse(
                    Refusal.at(
                            "data.expiresAt",
                            Code.WINDOW_INVALID,
                            "after now, " + now + ", and within 90 days"));
        }
        return Decision.accept(new BasketOpened(lines, open.expiresAt(), now.plus(CARRY_ON_AFTER)));
    }

    private static Decision<BasketEvent> release(Instant now, Basket basket) {
        return switch (basket.phase()) {
            case CONFIRMED ->
                    Decision.accept(
                            new BasketReleaseBegun(null, null, null, now.plus(CARRY_ON_AFTER)));
            case RELEASING, RELEASED -> Decision.accept();
            case OPENED, COMMITTING, COMMITTED -> isIn(basket);
            case null -> unknown();
        };
    }

    private static Decision<BasketEvent> commit(CommitBasket commit, Instant now, Basket basket) {
        return switch (basket.phase()) {
            case CONFIRMED ->
                    Decision.accept(
                            new BasketCommitBegun(commit.orderId(), now.plus(CARRY_ON_AFTER)));
            case COMMITTING, COMMITTED ->
                    commit.orderId().equals(basket.orderId()) ? Decision.accept() : isIn(basket);
            case RELEASED, RELEASING ->
                    basket.code() == Code.RESERVATION_EXPIRED
                            ? Decision.refuse(
                                    Code.RESERVATION_EXPIRED,
                                    "the reservation ended by itself at " + basket.expiresAt())
                            : isIn(basket);
            case OPENED -> isIn(basket);
            case null -> unknown();
        };
    }

    private static Decision<BasketEvent> confirm(Instant now, Basket basket) {
        return switch (basket.phase()) {
            case OPENED -> Decision.accept(new BasketConfirmed(now));
            case CONFIRMED, COMMITTING, COMMITTED -> Decision.accept();
            case RELEASING, RELEASED -> isIn(basket);
            case null -> unknown();
        };
    }

    private static Decision<BasketEvent> refuse(RefuseBasket refuse, Instant now, Basket basket) {
        return switch (basket.phase()) {
            case OPENED, COMMITTING ->
                    Decision.accept(
                            new BasketReleaseBegun(
                                    refuse.line(),
                                    refuse.code(),
                                    refuse.detail(),
                                    now.plus(CARRY_ON_AFTER)));
            case RELEASING, RELEASED -> Decision.accept();
            case CONFIRMED, COMMITTED -> isIn(basket);
            case null -> unknown();
        };
    }

    private static Decision<BasketEvent> close(Instant now, Basket basket) {
        return switch (basket.phase()) {
            case RELEASING -> Decision.accept(new BasketReleased(basket.code(), now));
            case COMMITTING ->
                    Decision.accept(
                            new BasketCommitted(
                                    Objects.requireNonNull(basket.orderId(), "of a commit"), now));
            case RELEASED, COMMITTED -> Decision.accept();
            case OPENED, CONFIRMED -> isIn(basket);
            case null -> unknown();
        };
    }

    private static Decision<BasketEvent> isIn(Basket basket) {
        var order = basket.orderId() == null ? "" : ", order " + basket.orderId();
        return Decision.refuse(
                Code.INVALID_TRANSITION, "the reservation is " + basket.phase() + order);
    }

    private static Decision<BasketEvent> unknown() {
        return Decision.refuse(
                Refusal.at("basket", Code.RESERVATION_UNKNOWN, "there is no such reservation"));
    }
}
