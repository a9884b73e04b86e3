/// Receipts of what is answered later, kept for whoever asks.
@NullMarked
package dev.aisle.command.receipt;

import org.jspecify.annotations.NullMarked;
