@NullMarked
package dev.aisle.command.admission;

import org.jspecify.annotations.NullMarked;
