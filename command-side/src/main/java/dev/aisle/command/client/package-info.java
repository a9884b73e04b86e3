/// Who sends commands.
@NullMarked
package dev.aisle.command.client;

import org.jspecify.annotations.NullMarked;
