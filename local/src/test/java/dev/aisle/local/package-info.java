@NullMarked
package dev.aisle.local;

import org.jspecify.annotations.NullMarked;
