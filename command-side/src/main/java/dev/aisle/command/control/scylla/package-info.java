/// Publishes the control document to ScyllaDB.
@NullMarked
package dev.aisle.command.control.scylla;

import org.jspecify.annotations.NullMarked;
