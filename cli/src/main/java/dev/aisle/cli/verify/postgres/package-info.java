/// Whole histories of partition keys.
@NullMarked
package dev.aisle.cli.verify.postgres;

import org.jspecify.annotations.NullMarked;
