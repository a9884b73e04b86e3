/// Promotions as the small set that readers hold in memory.
@NullMarked
package dev.aisle.folds.promotion;

import org.jspecify.annotations.NullMarked;
