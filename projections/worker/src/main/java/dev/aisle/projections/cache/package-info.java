/// Offers written through to the cache that readers ask first.
@NullMarked
package dev.aisle.projections.cache;

import org.jspecify.annotations.NullMarked;
