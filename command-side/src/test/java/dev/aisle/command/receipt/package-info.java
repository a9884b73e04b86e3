@NullMarked
package dev.aisle.command.receipt;

import org.jspecify.annotations.NullMarked;
