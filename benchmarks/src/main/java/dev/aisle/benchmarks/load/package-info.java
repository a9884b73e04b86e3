/// Two ways to offer work: as fast as it is answered, and on a schedule whatever is answered.
@NullMarked
package dev.aisle.benchmarks.load;

import org.jspecify.annotations.NullMarked;
