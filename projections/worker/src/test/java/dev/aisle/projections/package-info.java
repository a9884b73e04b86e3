@NullMarked
package dev.aisle.projections;

import org.jspecify.annotations.NullMarked;
