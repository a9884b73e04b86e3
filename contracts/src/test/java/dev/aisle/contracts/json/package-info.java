@NullMarked
package dev.aisle.contracts.json;

import org.jspecify.annotations.NullMarked;
