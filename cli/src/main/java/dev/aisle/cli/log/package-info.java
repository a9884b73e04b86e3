/// `aisle log`: whether the log still holds what was published, and the ways out if it doesn't.
@NullMarked
package dev.aisle.cli.log;

import org.jspecify.annotations.NullMarked;
