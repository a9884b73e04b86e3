/// Where the rows lie in ScyllaDB: tables, statements, progress.
@NullMarked
package dev.aisle.folds.scylla;

import org.jspecify.annotations.NullMarked;
