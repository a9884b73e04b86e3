/// What every store does, as tests that each store runs.
@NullMarked
package dev.aisle.eventstore.conformance;

import org.jspecify.annotations.NullMarked;
