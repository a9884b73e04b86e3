package dev.aisle.command.promotion;

import dev.aisle.command.decide.Decider;
import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.command.PromotionCommand;
import dev.aisle.contracts.command.PromotionCommand.DefinePromotion;
import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.PromotionEvent.PromotionDefined;
import dev.aisle.contracts.receipt.Code;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Defines a promotion once.
public final class PromotionDecider
        implements Decider<PromotionCommand, Promotion, PromotionEvent> {
    private static final int NAME_LENGTH_MAX = 200;
    private static final int PERMYRIAD = 10_000;
    private static final int SCOPE_MAX = 100;

    @Override
    public Promotion initialState() {
        return Promotion.UNDEFINED;
    }

    @Override
    public Optional<Refusal> malformed(PromotionCommand command) {
        return switch (command) {
            case DefinePromotion promotion ->
                    Refusal.unless(
                                    !promotion.name().isBlank()
                                            && length(promotion.name()) <= NAME_LENGTH_MAX,
                                    "data.name",
                                    "1 to 200 characters, not all blank")
                            .or(
                                    () ->
                                            Refusal.unless(
                                                    promotion.percentOff() >= 1
                                                            && promotion.percentOff() <= PERMYRIAD,
                                                    "data.percentOff",
                                                    "permyriad, 1 to 10000"))
                            .or(() -> scope("data.categories", promotion.categories(), 1))
                            .or(() -> scope("data.zones", zones(promotion), 0))
                            .or(() -> window(promotion));
        };
    }

    @Override
    public Decision<PromotionEvent> decide(Stamped<PromotionCommand> stamped, Promotion promotion) {
        return switch (stamped.command()) {
            case DefinePromotion define -> define(define, promotion);
        };
    }

    @Override
    public Promotion evolve(Promotion promotion, PromotionEvent event) {
        return switch (event) {
            case PromotionDefined defined -> new Promotion(defined);
        };
    }

    @Override
    public StateCodec<Promotion, ?> snapshots() {
        return StateCodec.plain(1, Promotion.class);
    }

    private static Decision<PromotionEvent> define(DefinePromotion define, Promotion promotion) {
        var definition =
                new PromotionDefined(
                        define.name(),
                        define.percentOff(),
                        define.categories(),
                        List.copyOf(zones(define)),
                        define.from(),
                        define.until());
        if (promotion.definition() == null) {
            return Decision.accept(definition);
        }
        return definition.equals(promotion.definition())
                ? Decision.accept()
                : Decision.refuse(
                        Code.INVALID_TRANSITION,
                        "the promotion is defined already, and can't be changed yet; define"
                                + " another");
    }

    private static List<dev.aisle.contracts.id.ZoneId> zones(DefinePromotion promotion) {
        return Objects.requireNonNullElse(promotion.zones(), List.of());
    }

    private static Optional<Refusal> scope(String field, List<?> ids, int sizeMin) {
        return Refusal.unless(
                ids.size() >= sizeMin && ids.size() <= SCOPE_MAX,
                field,
                sizeMin + " to " + SCOPE_MAX + " of them");
    }

    private static Optional<Refusal> window(DefinePromotion promotion) {
        var until = promotion.until();
        return until == null || until.isAfter(promotion.from())
                ? Optional.empty()
                : Optional.of(
                        Refusal.at("data.until", Code.WINDOW_INVALID, "must be after data.from"));
    }

    /// In characters, of which an emoji is one.
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
