package dev.aisle.contracts.promotion;

/// What a promotion gives, and so which parts of its [Benefit] it has.
public enum PromotionType {
    /// `percentOff` of what is in scope.
    PERCENT,
    /// `amount` off each unit, or once off the basket.
    AMOUNT,
    /// Each unit for `amount`, where that is less.
    FIXED_PRICE,
    /// Of each `buy` + `get` units, the `get` cheapest by `percentOff` less.
    BUY_GET,
    /// `percentOff` or `amount` off, once `threshold` or `thresholdUnits` are reached.
    THRESHOLD,
    /// `get` units of `gift` for nothing, once `threshold` or `thresholdUnits` are reached.
    GIFT
}
