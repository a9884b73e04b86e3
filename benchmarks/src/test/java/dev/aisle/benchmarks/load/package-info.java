@NullMarked
package dev.aisle.benchmarks.load;

import org.jspecify.annotations.NullMarked;
