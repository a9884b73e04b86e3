/// The whole of Aisle on one machine: four servers and four applications, started, watched, broken and stopped.
@NullMarked
package dev.aisle.local.stack;

import org.jspecify.annotations.NullMarked;
