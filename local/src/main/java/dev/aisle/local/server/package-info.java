/// The four servers as child processes. Cassandra stands in for ScyllaDB.
@NullMarked
package dev.aisle.local.server;

import org.jspecify.annotations.NullMarked;
