/// Proves that a log has no gaps (P2), or names what is wrong with it.
@NullMarked
package dev.aisle.eventstore.check;

import org.jspecify.annotations.NullMarked;
