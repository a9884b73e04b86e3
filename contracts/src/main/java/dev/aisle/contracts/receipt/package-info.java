/// The final word on a command, and the stable codes it may carry.
@NullMarked
package dev.aisle.contracts.receipt;

import org.jspecify.annotations.NullMarked;
