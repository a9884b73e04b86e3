/// Reservations over several products and locations: all of it, or nothing.
@NullMarked
package dev.aisle.command.basket;

import org.jspecify.annotations.NullMarked;
