@NullMarked
package dev.aisle.projections.log.kafka;

import org.jspecify.annotations.NullMarked;
