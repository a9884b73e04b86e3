package dev.aisle.contracts.price;

/// Which of a product's prices a segment belongs to. Where two prices are equal, the earlier kind is the
/// one that is paid.
public enum PriceKind {
    /// What it costs ordinarily; the one that is struck through when another is lower.
    LIST,
    /// What it costs for a while.
    SALE,
    /// What it costs until it is gone: final, even where another price is lower.
    CLEARANCE,
    /// What it costs those of an audience.
    MEMBER
}
