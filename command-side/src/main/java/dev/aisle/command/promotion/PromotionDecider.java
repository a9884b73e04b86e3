package dev.aisle.command.promotion;

import dev.aisle.command.decide.Decider;
import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.command.PromotionCommand;
import dev.aisle.contracts.command.PromotionCommand.CancelPromotion;
import dev.aisle.contracts.command.PromotionCommand.ChangePromotionMembers;
import dev.aisle.contracts.command.PromotionCommand.CompleteMembersChange;
import dev.aisle.contracts.command.PromotionCommand.DefinePromotion;
import dev.aisle.contracts.command.PromotionCommand.EndPromotion;
import dev.aisle.contracts.command.PromotionCommand.PausePromotion;
import dev.aisle.contracts.command.PromotionCommand.ResumePromotion;
import dev.aisle.contracts.command.PromotionCommand.SchedulePromotion;
import dev.aisle.contracts.event.PromotionEvent;
import java.time.Instant;
import java.util.Optional;

/// What people may do with a promotion, and when. A revision that has been active never changes: its
/// successor is another revision.
public final class PromotionDecider
        implements Decider<PromotionCommand, Promotion, PromotionEvent> {
    @Override
    public Promotion initialState() {
        return Promotion.UNDEFINED;
    }

    @Override
    public Optional<Refusal> malformed(PromotionCommand command) {
        return switch (command) {
            case DefinePromotion define -> DefinitionRules.malformed(define);
            case SchedulePromotion schedule -> Schedules.of(schedule).malformed();
            case ChangePromotionMembers change -> Members.malformed(change);
            case PausePromotion _,
                    ResumePromotion _,
                    EndPromotion _,
                    CancelPromotion _,
                    CompleteMembersChange _ ->
                    Optional.empty();
        };
    }

    @Override
    public Decision<PromotionEvent> decide(Stamped<PromotionCommand> stamped, Promotion promotion) {
        var at = stamped.decidedAt();
        var life = promotion.life();
        if (stamped.command() instanceof DefinePromotion define) {
            return Plans.define(define, life, at);
        }
        if (life == null) {
            return Decision.refuse(Lifecycle.undefined(stamped.command()));
        }
        return switch (stamped.command()) {
            case DefinePromotion define -> Plans.define(define, life, at);
            case SchedulePromotion schedule -> Plans.schedule(schedule, life, at);
            case PausePromotion _ -> Lifecycle.pause(life, at);
            case ResumePromotion _ -> Lifecycle.resume(life, at);
            case EndPromotion _ -> Lifecycle.end(life, at);
            case CancelPromotion _ -> Lifecycle.cancel(life, at);
            case ChangePromotionMembers change -> Members.change(change, promotion, at);
            case CompleteMembersChange complete -> Members.complete(complete, promotion);
        };
    }

    @Override
    public Promotion evolve(Promotion promotion, PromotionEvent event) {
        return promotion.after(event);
    }

    /// Carrying a change of members is due as long as it isn't done.
    @Override
    public Optional<Instant> dueAt(Promotion promotion) {
        return promotion.carrying().isEmpty()
                ? Optional.empty()
                : Optional.of(promotion.carrying().getFirst().carriedFrom());
    }

    @Override
    public StateCodec<Promotion, ?> snapshots() {
        return StateCodec.plain(2, Promotion.class);
    }

    @Override
    public long weight(Promotion promotion) {
        return 4_096 + 60_000L * promotion.carrying().size();
    }
}
