/// What a writer presents to read its own write.
@NullMarked
package dev.aisle.contracts.token;

import org.jspecify.annotations.NullMarked;
