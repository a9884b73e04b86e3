/// What a price is at an instant.
@NullMarked
package dev.aisle.contracts.price;

import org.jspecify.annotations.NullMarked;
