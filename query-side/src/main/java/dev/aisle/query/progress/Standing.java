package dev.aisle.query.progress;

import dev.aisle.contracts.log.BucketHeads.Head;
import org.jspecify.annotations.Nullable;

/// Where a projection stands in a bucket.
///
/// @param offset up to which rows are written; −1 where none is known
/// @param missing the oldest head of the log known that is not reached; null if all are
public record Standing(long offset, @Nullable Head missing) {}
