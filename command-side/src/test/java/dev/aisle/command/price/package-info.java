@NullMarked
package dev.aisle.command.price;

import org.jspecify.annotations.NullMarked;
