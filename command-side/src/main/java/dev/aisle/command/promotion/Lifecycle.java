package dev.aisle.command.promotion;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.contracts.command.PromotionCommand;
import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.PromotionEvent.PromotionCancelled;
import dev.aisle.contracts.event.PromotionEvent.PromotionEnded;
import dev.aisle.contracts.event.PromotionEvent.PromotionPaused;
import dev.aisle.contracts.event.PromotionEvent.PromotionResumed;
import dev.aisle.contracts.promotion.PromotionLife;
import dev.aisle.contracts.promotion.PromotionStatus;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;

/// Steps from one status to another. One that was taken already causes nothing.
final class Lifecycle {
    private Lifecycle() {}

    static Refusal undefined(PromotionCommand command) {
        return Refusal.at(
                "promotion",
                Code.NOT_FOUND,
                "define the promotion first: PUT /v1/promotions/" + command.promotion());
    }

    static boolean isOver(PromotionStatus status) {
        return status == PromotionStatus.ENDED || status == PromotionStatus.CANCELLED;
    }

    static Decision<PromotionEvent> pause(PromotionLife life, Instant at) {
        var status = life.statusAt(at);
        return switch (status) {
            case SCHEDULED, ACTIVE -> Decision.accept(new PromotionPaused(life.revision()));
            case PAUSED -> Decision.accept();
            case DRAFT, ENDED, CANCELLED ->
                    refuse(status, "only what is planned or runs is paused");
        };
    }

    static Decision<PromotionEvent> resume(PromotionLife life, Instant at) {
        var status = life.statusAt(at);
        return switch (status) {
            case PAUSED -> Decision.accept(new PromotionResumed(life.revision()));
            case SCHEDULED, ACTIVE -> Decision.accept();
            case DRAFT, ENDED, CANCELLED -> refuse(status, "only what is paused is resumed");
        };
    }

    static Decision<PromotionEvent> end(PromotionLife life, Instant at) {
        var status = life.statusAt(at);
        return switch (status) {
            case ACTIVE -> Decision.accept(new PromotionEnded(life.revision()));
            case PAUSED ->
                    life.hasBegunBy(at)
                            ? Decision.accept(new PromotionEnded(life.revision()))
                            : refuse(status, "it has not begun: cancel it");
            case ENDED -> Decision.accept();
            case DRAFT, SCHEDULED -> refuse(status, "it has not begun: cancel it");
            case CANCELLED -> refuse(status, "it never began");
        };
    }

    static Decision<PromotionEvent> cancel(PromotionLife life, Instant at) {
        var status = life.statusAt(at);
        return switch (status) {
            case DRAFT, SCHEDULED -> Decision.accept(new PromotionCancelled(life.revision()));
            case PAUSED ->
                    life.hasBegunBy(at)
                            ? refuse(status, "it has begun: end it")
                            : Decision.accept(new PromotionCancelled(life.revision()));
            case CANCELLED -> Decision.accept();
            case ACTIVE, ENDED -> refuse(status, "it has begun: end it");
        };
    }

    private static Decision<PromotionEvent> refuse(PromotionStatus status, String why) {
        return Decision.refuse(Code.INVALID_TRANSITION, "the promotion is " + status + "; " + why);
    }
}
