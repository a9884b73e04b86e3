/// The topics in Kafka: how they are checked, read at their ends, and written to.
@NullMarked
package dev.aisle.relay.kafka;

import org.jspecify.annotations.NullMarked;
