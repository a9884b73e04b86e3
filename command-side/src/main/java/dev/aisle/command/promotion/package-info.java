/// Promotions.
@NullMarked
package dev.aisle.command.promotion;

import org.jspecify.annotations.NullMarked;
