/// Promotions, and what they make of prices.
@NullMarked
package dev.aisle.contracts.promotion;

import org.jspecify.annotations.NullMarked;
