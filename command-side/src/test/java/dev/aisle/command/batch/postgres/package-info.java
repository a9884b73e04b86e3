@NullMarked
package dev.aisle.command.batch.postgres;

import org.jspecify.annotations.NullMarked;
