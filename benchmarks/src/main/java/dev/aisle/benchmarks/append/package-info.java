/// `./aisle bench append`: appends against the plainest code that inserts the same rows.
@NullMarked
package dev.aisle.benchmarks.append;

import org.jspecify.annotations.NullMarked;
