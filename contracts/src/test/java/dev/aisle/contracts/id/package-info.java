@NullMarked
package dev.aisle.contracts.id;

import org.jspecify.annotations.NullMarked;
