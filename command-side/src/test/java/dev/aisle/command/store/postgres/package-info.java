@NullMarked
package dev.aisle.command.store.postgres;

import org.jspecify.annotations.NullMarked;
