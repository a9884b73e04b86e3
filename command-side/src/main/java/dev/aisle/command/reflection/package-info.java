/// What a native image has to know of beforehand.
@NullMarked
package dev.aisle.command.reflection;

import org.jspecify.annotations.NullMarked;
