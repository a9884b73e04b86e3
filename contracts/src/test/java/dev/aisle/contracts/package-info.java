@NullMarked
package dev.aisle.contracts;

import org.jspecify.annotations.NullMarked;
