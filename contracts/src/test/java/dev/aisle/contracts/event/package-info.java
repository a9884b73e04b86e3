@NullMarked
package dev.aisle.contracts.event;

import org.jspecify.annotations.NullMarked;
