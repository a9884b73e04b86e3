/// Offers in Redis, never an older one over a newer.
@NullMarked
package dev.aisle.projections.cache.redis;

import org.jspecify.annotations.NullMarked;
