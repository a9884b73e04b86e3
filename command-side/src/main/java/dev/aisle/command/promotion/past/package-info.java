/// What promotions were at any instant of the last month, from the log.
@NullMarked
package dev.aisle.command.promotion.past;

import org.jspecify.annotations.NullMarked;
