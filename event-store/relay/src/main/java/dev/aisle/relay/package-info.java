/// Mirrors the log to the events topic: in order, gapless, resumed from the topic's own end.
@NullMarked
package dev.aisle.relay;

import org.jspecify.annotations.NullMarked;
