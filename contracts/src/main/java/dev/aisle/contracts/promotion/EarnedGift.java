package dev.aisle.contracts.promotion;

import dev.aisle.contracts.id.Sku;

/// What a basket has earned and doesn't hold yet.
///
/// @param quantity 1 or more
public record EarnedGift(RunningPromotion promotion, Sku sku, int quantity) {}
