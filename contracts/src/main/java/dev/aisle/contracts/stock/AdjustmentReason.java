package dev.aisle.contracts.stock;

/// Why more or less is there than was known.
public enum AdjustmentReason {
    FOUND,
    MISSING,
    THEFT,
    DAMAGE,
    SPOILAGE,
    OWN_USE,
    CORRECTION
}
