package dev.aisle.command.receipt;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Keeps final receipts for [KeptIds#KEPT].
public interface ReceiptStore {
    /// Durable when it completes. What is kept at a place stays: a second receipt for it changes nothing,
    /// and isn't counted.
    Uni<Void> keep(List<KeptReceipt> receipts);

    /// The receipt as JSON.
    Uni<Optional<byte[]>> find(ReceiptPlace place);

    /// Receipts of a batch as JSON, by line.
    ///
    /// @param afterLine 0 for the first ones
    Uni<List<byte[]>> ofBatch(UUID batch, long afterLine, int limit);
}
