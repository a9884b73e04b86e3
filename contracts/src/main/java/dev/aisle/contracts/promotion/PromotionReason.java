package dev.aisle.contracts.promotion;

/// Why a promotion that concerns a line is in its price, or is not.
public enum PromotionReason {
    APPLIED,
    /// It is a draft, to come, paused, ended or cancelled.
    NOT_ACTIVE,
    /// It runs in other zones.
    OTHER_ZONE,
    /// It runs in other channels.
    OTHER_CHANNEL,
    /// It is for others.
    OTHER_AUDIENCE,
    /// It leaves out this product, its brand, a tag or a category of it.
    EXCLUDED,
    /// It leaves out what is on clearance.
    CLEARANCE,
    /// It speaks of another currency or scale.
    OTHER_CURRENCY,
    /// Nothing is left of its uses or its budget.
    CAP_EXHAUSTED,
    /// What it asks for is not there: too few units, or too small an amount.
    THRESHOLD_NOT_REACHED,
    /// Another of its group goes first.
    BEATEN_IN_GROUP,
    /// Another one is exclusive; or it is, and others go first.
    EXCLUSIVE,
    /// A floor, or the most that may come off in all, leaves it nothing.
    LIMIT_REACHED,
    /// It would save less than half of the smallest unit, or the price is lower already.
    SAVES_NOTHING
}
