@NullMarked
package dev.aisle.command.engine;

import org.jspecify.annotations.NullMarked;
