/// Which bucket a partition key belongs to.
@NullMarked
package dev.aisle.contracts.bucket;

import org.jspecify.annotations.NullMarked;
