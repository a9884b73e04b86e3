package dev.aisle.command.promotion;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.contracts.command.PromotionCommand.DefinePromotion;
import dev.aisle.contracts.command.PromotionCommand.SchedulePromotion;
import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.PromotionEvent.PromotionDefined;
import dev.aisle.contracts.event.PromotionEvent.PromotionScheduled;
import dev.aisle.contracts.promotion.PromotionLife;
import dev.aisle.contracts.promotion.PromotionSchedule;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a promotion gives, and when it runs.
final class Plans {
    private Plans() {}

    static Decision<PromotionEvent> define(
            DefinePromotion define, @Nullable PromotionLife life, Instant at) {
        var definition = Definitions.of(define);
        var said = Schedules.of(define).resolved();
        var schedule = said != null || life == null ? said : life.schedule();
        if (life != null
                && definition.equals(life.definition())
                && Objects.equals(schedule, life.schedule())) {
            return Decision.accept();
        }
        var refusal = refusal(life, schedule, at);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        int revision = life == null ? 1 : life.revision();
        return Decision.accept(
                new PromotionDefined(
                        life != null && life.hasBegunBy(at) ? revision + 1 : revision,
                        definition,
                        schedule));
    }

    static Decision<PromotionEvent> schedule(
            SchedulePromotion schedule, PromotionLife life, Instant at) {
        var planned = Objects.requireNonNull(Schedules.of(schedule).resolved());
        if (planned.equals(life.schedule())) {
            return Decision.accept();
        }
        var refusal = refusal(life, planned, at);
        return refusal == null
                ? Decision.accept(new PromotionScheduled(life.revision(), planned))
                : Decision.refuse(refusal);
    }

    private static @Nullable Refusal refusal(
            @Nullable PromotionLife life, @Nullable PromotionSchedule planned, Instant at) {
        if (life != null && Lifecycle.isOver(life.statusAt(at))) {
            return Refusal.of(
                    Code.INVALID_TRANSITION,
                    "the promotion is over, and can't be changed; define another");
        }
        if (planned != null && planned.isOver(at)) {
            return Refusal.at("data.until", Code.WINDOW_INVALID, "must be after now, " + at);
        }
        var present = life == null ? null : life.schedule();
        return present != null
                        && present.hasBegun(at)
                        && planned != null
                        && !planned.from().equals(present.from())
                ? Refusal.at(
                        "data.from",
                        Code.WINDOW_INVALID,
                        "began at " + present.from() + ", which can't be changed any more")
                : null;
    }
}
