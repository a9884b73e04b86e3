/// The pure functions on the hot paths, each beside the plainest thing that does the same work.
@NullMarked
package dev.aisle.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
