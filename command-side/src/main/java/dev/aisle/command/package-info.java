/// The command side: a command comes in, facts go out.
@NullMarked
package dev.aisle.command;

import org.jspecify.annotations.NullMarked;
