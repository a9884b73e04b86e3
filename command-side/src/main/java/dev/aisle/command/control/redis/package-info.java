/// Publishes the control document to Redis.
@NullMarked
package dev.aisle.command.control.redis;

import org.jspecify.annotations.NullMarked;
