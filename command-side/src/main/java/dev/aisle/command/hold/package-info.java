/// What is held until somebody or the clock ends it, in states that are never changed.
@NullMarked
package dev.aisle.command.hold;

import org.jspecify.annotations.NullMarked;
