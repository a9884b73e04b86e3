/// What readers are told: what changed, how far views are, and how far the log is.
@NullMarked
package dev.aisle.projections.changes;

import org.jspecify.annotations.NullMarked;
