/// The one JSON dialect of all wires.
@NullMarked
package dev.aisle.contracts.json;

import org.jspecify.annotations.NullMarked;
