@NullMarked
package dev.aisle.contracts.money;

import org.jspecify.annotations.NullMarked;
