@NullMarked
package dev.aisle.cli.load.ledger;

import org.jspecify.annotations.NullMarked;
