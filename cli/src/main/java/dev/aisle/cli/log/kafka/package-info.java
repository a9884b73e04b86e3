/// What the events topic has.
@NullMarked
package dev.aisle.cli.log.kafka;

import org.jspecify.annotations.NullMarked;
