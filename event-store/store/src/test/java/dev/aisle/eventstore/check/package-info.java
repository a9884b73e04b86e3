/// Tests of the check of a log.
@NullMarked
package dev.aisle.eventstore.check;

import org.jspecify.annotations.NullMarked;
