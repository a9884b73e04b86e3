package dev.aisle.contracts.stock;

/// In which state goods on hand are. Only what is available can be promised.
public enum StockCondition {
    AVAILABLE,
    DAMAGED,
    QUALITY_CONTROL
}
