@NullMarked
package dev.aisle.cli;

import org.jspecify.annotations.NullMarked;
