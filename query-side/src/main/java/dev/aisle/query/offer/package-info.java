/// Offers: from Redis, else from ScyllaDB, then filled.
@NullMarked
package dev.aisle.query.offer;

import org.jspecify.annotations.NullMarked;
