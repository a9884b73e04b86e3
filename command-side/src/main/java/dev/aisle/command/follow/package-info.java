/// Follows events of the log in memory, on each instance.
@NullMarked
package dev.aisle.command.follow;

import org.jspecify.annotations.NullMarked;
