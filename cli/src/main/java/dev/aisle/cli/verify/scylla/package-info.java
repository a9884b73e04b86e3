/// The views, as they are stored.
@NullMarked
package dev.aisle.cli.verify.scylla;

import org.jspecify.annotations.NullMarked;
