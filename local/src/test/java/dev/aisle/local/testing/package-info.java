@NullMarked
package dev.aisle.local.testing;

import org.jspecify.annotations.NullMarked;
