@NullMarked
package dev.aisle.command.promotion.budget;

import org.jspecify.annotations.NullMarked;
