package dev.aisle.contracts.promotion;

/// What a promotion is at an instant.
public enum PromotionStatus {
    /// Defined, and without a schedule.
    DRAFT,
    /// Its time is to come.
    SCHEDULED,
    ACTIVE,
    /// Its time is now, or to come, and it applies to nothing until it is resumed.
    PAUSED,
    /// By the clock, or by a person.
    ENDED,
    /// Before it was ever active.
    CANCELLED
}
