/// The event store on PostgreSQL, wired.
@NullMarked
package dev.aisle.command.store.postgres;

import org.jspecify.annotations.NullMarked;
