/// Amounts of money in minor units.
@NullMarked
package dev.aisle.contracts.money;

import org.jspecify.annotations.NullMarked;
