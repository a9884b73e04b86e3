@NullMarked
package dev.aisle.command.source;

import org.jspecify.annotations.NullMarked;
