@NullMarked
package dev.aisle.benchmarks.imports;

import org.jspecify.annotations.NullMarked;
