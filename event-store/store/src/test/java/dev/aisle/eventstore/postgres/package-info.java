/// Tests of the store.
@NullMarked
package dev.aisle.eventstore.postgres;

import org.jspecify.annotations.NullMarked;
