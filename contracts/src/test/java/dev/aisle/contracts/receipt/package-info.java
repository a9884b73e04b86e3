@NullMarked
package dev.aisle.contracts.receipt;

import org.jspecify.annotations.NullMarked;
