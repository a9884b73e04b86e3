/// Change channels in Redis.
@NullMarked
package dev.aisle.projections.changes.redis;

import org.jspecify.annotations.NullMarked;
