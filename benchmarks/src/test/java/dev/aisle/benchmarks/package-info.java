@NullMarked
package dev.aisle.benchmarks;

import org.jspecify.annotations.NullMarked;
