/// Where rows and progress are kept.
@NullMarked
package dev.aisle.projections.store;

import org.jspecify.annotations.NullMarked;
