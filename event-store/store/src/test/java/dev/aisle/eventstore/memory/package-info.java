/// A store in memory, for tests.
@NullMarked
package dev.aisle.eventstore.memory;

import org.jspecify.annotations.NullMarked;
