@NullMarked
package dev.aisle.local.process;

import org.jspecify.annotations.NullMarked;
