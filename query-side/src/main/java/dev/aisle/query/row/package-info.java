/// Rows as they are read, whatever store they come from.
@NullMarked
package dev.aisle.query.row;

import org.jspecify.annotations.NullMarked;
