package dev.aisle.contracts.promotion;

/// What a saving is rounded for. A saving on a basket is rounded once, and then shared out exactly.
public enum RoundingPer {
    /// Each unit: a line of three saves three times what one saves.
    UNIT,
    /// The line as a whole, which is never off by more than half a minor unit.
    LINE
}
