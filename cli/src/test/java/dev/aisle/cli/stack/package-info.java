@NullMarked
package dev.aisle.cli.stack;

import org.jspecify.annotations.NullMarked;
