/// What every decision is made of: a stamped command, what else is known, and the answer.
@NullMarked
package dev.aisle.command.decide;

import org.jspecify.annotations.NullMarked;
