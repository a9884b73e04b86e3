/// The event store as this room uses it: guarded by timeout and breaker.
@NullMarked
package dev.aisle.command.store;

import org.jspecify.annotations.NullMarked;
