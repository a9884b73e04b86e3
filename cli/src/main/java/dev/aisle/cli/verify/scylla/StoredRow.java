package dev.aisle.cli.verify.scylla;

import dev.aisle.folds.RowKey;

/// A row as it is stored.
///
/// @param writeTimestamp of its body; must be the offset plus one
public record StoredRow(RowKey key, long offset, String body, long writeTimestamp) {}
