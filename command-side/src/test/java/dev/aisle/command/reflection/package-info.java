@NullMarked
package dev.aisle.command.reflection;

import org.jspecify.annotations.NullMarked;
