@NullMarked
package dev.aisle.command.quarantine;

import org.jspecify.annotations.NullMarked;
