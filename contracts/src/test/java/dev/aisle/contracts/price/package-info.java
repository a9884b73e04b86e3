@NullMarked
package dev.aisle.contracts.price;

import org.jspecify.annotations.NullMarked;
