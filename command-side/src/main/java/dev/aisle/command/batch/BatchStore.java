package dev.aisle.command.batch;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Remembers batches that are answered later, for as long as their receipts.
public interface BatchStore {
    /// Opens a batch, or finds the one of the same client and key. Empty if the client has too many open.
    Uni<Optional<Opened>> open(
            UUID newId, String client, @Nullable String idempotencyKey, int openMax);

    /// Says that it is still being received.
    Uni<Void> touch(UUID id);

    /// The whole body is in, and durable.
    ///
    /// @param content tells bodies apart
    Uni<Void> received(UUID id, long lines, String content);

    /// Empty if this client has no such batch.
    Uni<Optional<BatchProgress>> find(UUID id, String client);

    /// @param content of the body that was received before; null if none was to its end
    record Opened(UUID id, @Nullable String content) {}
}
