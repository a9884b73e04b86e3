/// The relay against Kafka's own producer tool, and how late it is.
@NullMarked
package dev.aisle.benchmarks.relay;

import org.jspecify.annotations.NullMarked;
