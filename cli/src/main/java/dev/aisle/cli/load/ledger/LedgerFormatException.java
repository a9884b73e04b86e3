package dev.aisle.cli.load.ledger;

/// A file that is no sales ledger. Its message names the line and says what would be right.
public final class LedgerFormatException extends RuntimeException {
    LedgerFormatException(long line, String message) {
        super("line " + line + " of the ledger: " + message);
    }
}
