/// Zones and locations as every room holds them in memory.
@NullMarked
package dev.aisle.folds.reference;

import org.jspecify.annotations.NullMarked;
