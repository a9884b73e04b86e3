@NullMarked
package dev.aisle.contracts.promotion;

import org.jspecify.annotations.NullMarked;
