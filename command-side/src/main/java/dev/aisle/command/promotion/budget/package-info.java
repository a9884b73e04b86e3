/// What is left of a promotion's caps.
@NullMarked
package dev.aisle.command.promotion.budget;

import org.jspecify.annotations.NullMarked;
