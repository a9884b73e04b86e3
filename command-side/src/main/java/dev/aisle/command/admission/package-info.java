/// Between the ways in and the engine: how much of whose work is taken, and what is refused first.
@NullMarked
package dev.aisle.command.admission;

import org.jspecify.annotations.NullMarked;
