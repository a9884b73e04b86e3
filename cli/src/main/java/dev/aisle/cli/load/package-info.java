/// Sends commands through the command API, many at once, and counts the receipts.
@NullMarked
package dev.aisle.cli.load;

import org.jspecify.annotations.NullMarked;
