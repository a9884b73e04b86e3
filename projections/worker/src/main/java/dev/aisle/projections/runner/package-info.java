/// The one runner of all projections: from a batch of records to rows, progress and changes.
@NullMarked
package dev.aisle.projections.runner;

import org.jspecify.annotations.NullMarked;
