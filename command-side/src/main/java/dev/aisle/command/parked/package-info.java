/// Commands that came before their product did.
@NullMarked
package dev.aisle.command.parked;

import org.jspecify.annotations.NullMarked;
