package dev.aisle.command.quarantine;

/// Why something is in quarantine.
enum QuarantineKind {
    /// A price beyond the guard rail.
    PRICE_HELD,
    /// A price that lost against another of the same source version.
    PRICE_CONFLICT,
    /// A count that lost against another of the same source version.
    COUNT_CONFLICT,
    /// A product's content that lost against another of the same source version.
    PRODUCT_CONFLICT
}
