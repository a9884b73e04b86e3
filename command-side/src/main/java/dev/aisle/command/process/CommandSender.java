package dev.aisle.command.process;

import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Receipt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// Sends ordinary commands in the name of a process; the events that they cause carry the coordinating
/// stream as their correlation id.
@FunctionalInterface
public interface CommandSender {
    /// @param cause the coordinating stream
    /// @param idempotencyKey derived from it, at most 128 printable ASCII characters; required for a delta
    CompletableFuture<Receipt> submit(
            StreamId cause, Command command, @Nullable String idempotencyKey);

    /// Sends one and waits for its end.
    ///
    /// @throws UnfinishedException if there is none yet
    default Receipt send(StreamId cause, Command command, @Nullable String idempotencyKey)
            throws InterruptedException {
        return settled(submit(cause, command, idempotencyKey));
    }

    /// Waits for the end of a command.
    ///
    /// @throws UnfinishedException if the command had none, and may have one later
    static Receipt settled(CompletableFuture<Receipt> sent) throws InterruptedException {
        try {
            var receipt = sent.get();
            if (receipt.code().isTransient()) {
                throw new UnfinishedException("a command was answered " + receipt.code());
            }
            return receipt;
        } catch (ExecutionException e) {
            throw new UnfinishedException("a command failed by a defect", e);
        }
    }
}
