/// The topic, held against the log.
@NullMarked
package dev.aisle.cli.verify.kafka;

import org.jspecify.annotations.NullMarked;
