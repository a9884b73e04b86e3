@NullMarked
package dev.aisle.folds;

import org.jspecify.annotations.NullMarked;
