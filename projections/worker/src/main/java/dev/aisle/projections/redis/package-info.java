/// The one connection to Redis.
@NullMarked
package dev.aisle.projections.redis;

import org.jspecify.annotations.NullMarked;
