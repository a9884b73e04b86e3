@NullMarked
package dev.aisle.command.batch;

import org.jspecify.annotations.NullMarked;
