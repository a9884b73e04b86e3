/// Measures Aisle against what is possible, in the same run.
@NullMarked
package dev.aisle.benchmarks;

import org.jspecify.annotations.NullMarked;
