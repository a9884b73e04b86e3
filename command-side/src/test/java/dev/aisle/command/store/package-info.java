@NullMarked
package dev.aisle.command.store;

import org.jspecify.annotations.NullMarked;
