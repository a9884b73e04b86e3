package dev.aisle.contracts.stock;

/// How much of what is there may be promised.
///
/// @param safetyStock kept back, in base units, 0 or more
/// @param backorderLimit promised beyond what is there, in base units, 0 or more
/// @param sellable whether anything may be promised
public record StockPolicy(long safetyStock, long backorderLimit, boolean sellable) {
    /// Until another is set: all that is there, and no more.
    public static final StockPolicy USUAL = new StockPolicy(0, 0, true);
}
