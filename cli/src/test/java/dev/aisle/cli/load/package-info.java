@NullMarked
package dev.aisle.cli.load;

import org.jspecify.annotations.NullMarked;
