/// Poll, batch and acknowledgement, by reactive messaging.
@NullMarked
package dev.aisle.projections.log.kafka;

import org.jspecify.annotations.NullMarked;
