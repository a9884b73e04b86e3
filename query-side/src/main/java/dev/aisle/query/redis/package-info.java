/// Offers in Redis, and its channels.
@NullMarked
package dev.aisle.query.redis;

import org.jspecify.annotations.NullMarked;
