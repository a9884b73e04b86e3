/// What the words on stock are made of.
@NullMarked
package dev.aisle.contracts.stock;

import org.jspecify.annotations.NullMarked;
