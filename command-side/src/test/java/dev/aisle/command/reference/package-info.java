@NullMarked
package dev.aisle.command.reference;

import org.jspecify.annotations.NullMarked;
