@NullMarked
package dev.aisle.contracts.nativeimage;

import org.jspecify.annotations.NullMarked;
