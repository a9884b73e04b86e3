/// Replays a real shop's sales ledger as commands.
@NullMarked
package dev.aisle.cli.load.ledger;

import org.jspecify.annotations.NullMarked;
