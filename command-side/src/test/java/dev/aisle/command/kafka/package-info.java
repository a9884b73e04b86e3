@NullMarked
package dev.aisle.command.kafka;

import org.jspecify.annotations.NullMarked;
