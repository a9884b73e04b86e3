package dev.aisle.command.promotion.past;

import dev.aisle.contracts.promotion.PromotionLife;
import java.time.Instant;

/// What a promotion was from an instant on, until its next version.
///
/// @param version of its stream
/// @param at when it was recorded: before, nobody was given it
/// @param bytes of the event that made it
public record PromotionVersion(long version, Instant at, PromotionLife life, int bytes) {
    /// When it is over, as far as is known. What is over is never changed any more.
    Instant overAt() {
        return switch (life.state()) {
            case ENDED, CANCELLED -> at;
            case DRAFT, SCHEDULED, PAUSED -> {
                var schedule = life.schedule();
                yield schedule == null || schedule.until() == null ? Instant.MAX : schedule.until();
            }
        };
    }
}
