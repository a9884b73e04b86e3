package dev.aisle.contracts.promotion;

/// What people have done with a promotion. Whether a scheduled one is active, or is over, follows from its
/// schedule and the clock: see [PromotionLife#statusAt].
public enum PromotionState {
    DRAFT,
    SCHEDULED,
    PAUSED,
    ENDED,
    CANCELLED
}
