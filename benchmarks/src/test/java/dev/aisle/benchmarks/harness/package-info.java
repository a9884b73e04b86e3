@NullMarked
package dev.aisle.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
