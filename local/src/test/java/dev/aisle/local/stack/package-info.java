@NullMarked
package dev.aisle.local.stack;

import org.jspecify.annotations.NullMarked;
