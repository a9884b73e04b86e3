@NullMarked
package dev.aisle.contracts.bucket;

import org.jspecify.annotations.NullMarked;
