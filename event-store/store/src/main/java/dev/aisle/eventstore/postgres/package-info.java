/// The log in PostgreSQL.
@NullMarked
package dev.aisle.eventstore.postgres;

import org.jspecify.annotations.NullMarked;
