/// Lists transfers that somebody has to settle.
@NullMarked
package dev.aisle.command.transfer;

import org.jspecify.annotations.NullMarked;
