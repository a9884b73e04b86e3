@NullMarked
package dev.aisle.command.control;

import org.jspecify.annotations.NullMarked;
