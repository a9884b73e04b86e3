/// What a promotion takes off a price.
@NullMarked
package dev.aisle.contracts.promotion;

import org.jspecify.annotations.NullMarked;
