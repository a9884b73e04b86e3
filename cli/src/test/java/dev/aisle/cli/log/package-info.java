@NullMarked
package dev.aisle.cli.log;

import org.jspecify.annotations.NullMarked;
