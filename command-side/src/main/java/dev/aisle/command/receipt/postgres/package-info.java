/// Receipts and batches in PostgreSQL.
@NullMarked
package dev.aisle.command.receipt.postgres;

import org.jspecify.annotations.NullMarked;
