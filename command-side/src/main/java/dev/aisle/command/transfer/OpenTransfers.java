package dev.aisle.command.transfer;

import dev.aisle.contracts.id.LocationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Transfers that are dispatched and not settled.
@FunctionalInterface
public interface OpenTransfers {
    int LIMIT_MAX = 500;

    /// The oldest first. Waits for the store, so never called on an event loop.
    ///
    /// @param location that they left or go to; all if null
    /// @param limit 1 to [#LIMIT_MAX]
    /// @throws dev.aisle.command.process.UnfinishedException if they can't be listed now
    List<OpenTransfer> after(TransferCursor after, @Nullable LocationId location, int limit);
}
