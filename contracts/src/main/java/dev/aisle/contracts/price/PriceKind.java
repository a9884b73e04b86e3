package dev.aisle.contracts.price;

/// Which of a product's prices a segment belongs to.
public enum PriceKind {
    /// What it costs ordinarily; the one that is struck through when another is lower.
    LIST,
    /// What it costs for a while.
    SALE
}
