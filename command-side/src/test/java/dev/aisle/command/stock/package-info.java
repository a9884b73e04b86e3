@NullMarked
package dev.aisle.command.stock;

import org.jspecify.annotations.NullMarked;
