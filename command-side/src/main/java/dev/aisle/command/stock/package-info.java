/// What lies of a product at a location, and who holds it.
@NullMarked
package dev.aisle.command.stock;

import org.jspecify.annotations.NullMarked;
