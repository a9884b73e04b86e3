/// What lies where.
@NullMarked
package dev.aisle.folds.stock;

import org.jspecify.annotations.NullMarked;
