@NullMarked
package dev.aisle.cli.progress;

import org.jspecify.annotations.NullMarked;
