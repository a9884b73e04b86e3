/// Records of the events topic, read as events.
@NullMarked
package dev.aisle.projections.log;

import org.jspecify.annotations.NullMarked;
