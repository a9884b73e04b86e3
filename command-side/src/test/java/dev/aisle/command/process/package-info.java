@NullMarked
package dev.aisle.command.process;

import org.jspecify.annotations.NullMarked;
