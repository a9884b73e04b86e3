/// The control plane's memory.
@NullMarked
package dev.aisle.command.control.postgres;

import org.jspecify.annotations.NullMarked;
