package dev.aisle.contracts.event;

import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.promotion.PromotionDefinition;
import dev.aisle.contracts.promotion.PromotionSchedule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people did with a promotion. That it is active, or over by the clock, follows from its schedule.
public sealed interface PromotionEvent extends Event {
    int REVISION_MAX = 1_000_000;
    long CHANGES_MAX = 1_000_000_000L;

    /// How it stands from now on.
    ///
    /// @param revision the first is 1. Once a promotion has been active, each definition is a revision of its
    ///     own; before, it takes the place of the one before
    /// @param schedule a draft without one
    record PromotionDefined(
            @Bounds(min = 1, max = REVISION_MAX) int revision,
            PromotionDefinition definition,
            @Nullable PromotionSchedule schedule)
            implements PromotionEvent {}

    /// It will run then, whatever was planned before.
    ///
    /// @param revision that is scheduled
    record PromotionScheduled(
            @Bounds(min = 1, max = REVISION_MAX) int revision, PromotionSchedule schedule)
            implements PromotionEvent {}

    /// It applies to nothing until it is resumed; its time runs on.
    ///
    /// @param revision that is paused
    record PromotionPaused(@Bounds(min = 1, max = REVISION_MAX) int revision)
            implements PromotionEvent {}

    /// It applies again.
    ///
    /// @param revision that is resumed
    record PromotionResumed(@Bounds(min = 1, max = REVISION_MAX) int revision)
            implements PromotionEvent {}

    /// It is over before its time, for good.
    ///
    /// @param revision that was active
    record PromotionEnded(@Bounds(min = 1, max = REVISION_MAX) int revision)
            implements PromotionEvent {}

    /// It never was, and never will be active.
    ///
    /// @param revision that was planned
    record PromotionCancelled(@Bounds(min = 1, max = REVISION_MAX) int revision)
            implements PromotionEvent {}

    /// Which products it lists shall change; carried from here to each of them.
    ///
    /// @param change counts the changes of this promotion from 1
    /// @param carriedFrom when carrying it begins
    record PromotionMembersChanged(
            @Bounds(min = 1, max = CHANGES_MAX) long change,
            Instant carriedFrom,
            @Bounds(max = 1_000) List<Sku> added,
            @Bounds(max = 1_000) List<Sku> removed)
            implements PromotionEvent {
        public PromotionMembersChanged {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }

    /// A change of members has reached all products.
    ///
    /// @param change that was carried
    /// @param failed products that refused it, having reached the promotions that one can be listed in
    record PromotionMembersCarried(
            @Bounds(min = 1, max = CHANGES_MAX) long change, @Bounds(max = 1_000) List<Sku> failed)
            implements PromotionEvent {
        public PromotionMembersCarried {
            failed = List.copyOf(failed);
        }
    }
}
