@NullMarked
package dev.aisle.command.hold;

import org.jspecify.annotations.NullMarked;
