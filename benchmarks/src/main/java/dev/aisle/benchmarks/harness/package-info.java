/// Measures two ways of doing the same work, in turns and in one run, and says what it cost.
@NullMarked
package dev.aisle.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
