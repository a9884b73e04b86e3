@NullMarked
package dev.aisle.command.promotion.past;

import org.jspecify.annotations.NullMarked;
