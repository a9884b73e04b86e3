package dev.aisle.contracts.promotion;

/// What a promotion looks at as a whole.
public enum PromotionLevel {
    /// Each line by itself, so that a product's own page shows it.
    ITEM,
    /// All lines in its scope together, after what applies to items.
    BASKET
}
