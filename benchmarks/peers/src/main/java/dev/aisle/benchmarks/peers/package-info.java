/// Other event stores under the same appends as ours.
@NullMarked
package dev.aisle.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
