/// The log: appended to by one call, read by bucket and offset.
@NullMarked
package dev.aisle.eventstore;

import org.jspecify.annotations.NullMarked;
