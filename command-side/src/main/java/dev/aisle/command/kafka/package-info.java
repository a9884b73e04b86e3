/// Commands from a topic, receipts to another.
@NullMarked
package dev.aisle.command.kafka;

import org.jspecify.annotations.NullMarked;
