package dev.aisle.command.parked;

import dev.aisle.contracts.receipt.Receipt;
import java.util.concurrent.CompletionStage;

/// Tells senders what became of commands that waited.
@FunctionalInterface
public interface ParkedAnswers {
    /// Durable when it completes; may be sent again after a crash.
    ///
    /// @param key partition key of the command
    CompletionStage<Void> send(Receipt receipt, String key);
}
