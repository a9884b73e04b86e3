/// The views' rows in ScyllaDB.
@NullMarked
package dev.aisle.query.scylla;

import org.jspecify.annotations.NullMarked;
