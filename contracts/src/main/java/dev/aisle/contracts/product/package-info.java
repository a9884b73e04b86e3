/// What a product is said to be.
@NullMarked
package dev.aisle.contracts.product;

import org.jspecify.annotations.NullMarked;
