/// Control plane: low-velocity decisions of operators, published to every room.
@NullMarked
package dev.aisle.command.control;

import org.jspecify.annotations.NullMarked;
