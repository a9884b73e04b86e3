package dev.aisle.contracts.promotion;

/// Whether a promotion combines with others on a line.
public enum StackingMode {
    /// With none.
    EXCLUSIVE,
    /// With all but those of its group, of which the best one applies.
    BEST_OF_GROUP,
    /// With all but exclusive ones.
    STACKABLE
}
