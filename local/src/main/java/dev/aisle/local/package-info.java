/// Aisle on one machine: real servers and the four applications, without containers.
@NullMarked
package dev.aisle.local;

import org.jspecify.annotations.NullMarked;
