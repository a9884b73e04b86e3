/// Rows and progress in ScyllaDB, behind a timeout and a breaker.
@NullMarked
package dev.aisle.projections.store.scylla;

import org.jspecify.annotations.NullMarked;
