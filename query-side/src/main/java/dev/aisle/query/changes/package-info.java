/// What projections say on their change channels, and who hears it.
@NullMarked
package dev.aisle.query.changes;

import org.jspecify.annotations.NullMarked;
