/// Says each second how far the store is, whatever becomes of the events.
@NullMarked
package dev.aisle.relay.heads;

import org.jspecify.annotations.NullMarked;
