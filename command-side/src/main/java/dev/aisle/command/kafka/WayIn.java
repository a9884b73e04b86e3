package dev.aisle.command.kafka;

import dev.aisle.command.engine.Submission;
import dev.aisle.contracts.receipt.Receipt;
import java.util.concurrent.CompletionStage;

/// Takes the commands of one bucket and keeps their order.
interface WayIn {
    CompletionStage<Receipt> submit(Submission submission);
}
