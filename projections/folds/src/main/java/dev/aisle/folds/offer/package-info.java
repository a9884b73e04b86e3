/// Products and prices as offers and listing tiles.
@NullMarked
package dev.aisle.folds.offer;

import org.jspecify.annotations.NullMarked;
