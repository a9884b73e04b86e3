@NullMarked
package dev.aisle.projections.health;

import org.jspecify.annotations.NullMarked;
