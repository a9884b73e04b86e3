@NullMarked
package dev.aisle.projections.runner;

import org.jspecify.annotations.NullMarked;
