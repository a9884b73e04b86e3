/// Trees of categories.
@NullMarked
package dev.aisle.command.taxonomy;

import org.jspecify.annotations.NullMarked;
