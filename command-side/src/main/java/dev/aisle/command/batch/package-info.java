/// Many commands by HTTP, a line each.
@NullMarked
package dev.aisle.command.batch;

import org.jspecify.annotations.NullMarked;
