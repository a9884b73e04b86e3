@NullMarked
package dev.aisle.cli.verify;

import org.jspecify.annotations.NullMarked;
