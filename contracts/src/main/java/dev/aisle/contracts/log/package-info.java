/// How an event travels on the log topic, and the heads that tell how far the store is.
@NullMarked
package dev.aisle.contracts.log;

import org.jspecify.annotations.NullMarked;
