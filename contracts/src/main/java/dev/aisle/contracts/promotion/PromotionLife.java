package dev.aisle.contracts.promotion;

import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.PromotionEvent.PromotionCancelled;
import dev.aisle.contracts.event.PromotionEvent.PromotionDefined;
import dev.aisle.contracts.event.PromotionEvent.PromotionEnded;
import dev.aisle.contracts.event.PromotionEvent.PromotionMembersCarried;
import dev.aisle.contracts.event.PromotionEvent.PromotionMembersChanged;
import dev.aisle.contracts.event.PromotionEvent.PromotionPaused;
import dev.aisle.contracts.event.PromotionEvent.PromotionResumed;
import dev.aisle.contracts.event.PromotionEvent.PromotionScheduled;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a promotion is by its events. Shared by the state that decides and the views that show, so that
/// they never differ.
///
/// @param revision of its definition
/// @param schedule null for a draft
public record PromotionLife(
        int revision,
        PromotionDefinition definition,
        @Nullable PromotionSchedule schedule,
        PromotionState state) {

    /// After one more event; null as long as none has defined it. Total: an event that finds no definition
    /// changes nothing.
    public static @Nullable PromotionLife after(
            @Nullable PromotionLife before, PromotionEvent event) {
        if (event instanceof PromotionDefined defined) {
            return new PromotionLife(
                    defined.revision(),
                    defined.definition(),
                    defined.schedule(),
                    defined.schedule() == null ? PromotionState.DRAFT : planned(before));
        }
        return before == null ? null : before.after(event);
    }

    private PromotionLife after(PromotionEvent event) {
        return switch (event) {
            // Defined above; and members are other streams' business.
            case PromotionDefined _, PromotionMembersChanged _, PromotionMembersCarried _ -> this;
            case PromotionScheduled scheduled ->
                    new PromotionLife(revision, definition, scheduled.schedule(), planned(this));
            case PromotionPaused _ -> with(PromotionState.PAUSED);
            case PromotionResumed _ -> with(PromotionState.SCHEDULED);
            case PromotionEnded _ -> with(PromotionState.ENDED);
            case PromotionCancelled _ -> with(PromotionState.CANCELLED);
        };
    }

    /// What is paused stays so under another plan.
    private static PromotionState planned(@Nullable PromotionLife before) {
        return before != null && before.state == PromotionState.PAUSED
                ? PromotionState.PAUSED
                : PromotionState.SCHEDULED;
    }

    private PromotionLife with(PromotionState next) {
        return new PromotionLife(revision, definition, schedule, next);
    }

    public PromotionStatus statusAt(Instant at) {
        boolean over = schedule != null && schedule.isOver(at);
        return switch (state) {
            case DRAFT -> PromotionStatus.DRAFT;
            case ENDED -> PromotionStatus.ENDED;
            case CANCELLED -> PromotionStatus.CANCELLED;
            case PAUSED -> over ? PromotionStatus.ENDED : PromotionStatus.PAUSED;
            case SCHEDULED ->
                    over
                            ? PromotionStatus.ENDED
                            : hasBegunBy(at) ? PromotionStatus.ACTIVE : PromotionStatus.SCHEDULED;
        };
    }

    /// Whether its time has begun, paused or not.
    public boolean hasBegunBy(Instant at) {
        return schedule != null && schedule.hasBegun(at);
    }
}
