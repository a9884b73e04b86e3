/// The limit of a single command by HTTP.
@NullMarked
package dev.aisle.benchmarks.route;

import org.jspecify.annotations.NullMarked;
