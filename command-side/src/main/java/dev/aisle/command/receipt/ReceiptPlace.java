package dev.aisle.command.receipt;

import java.util.UUID;

/// Where a receipt is kept: under a line of a batch, or under a single command's id.
///
/// @param owner the batch's id or the command's, from [KeptIds]
/// @param line from 1; 0 for a single command
public record ReceiptPlace(UUID owner, long line) {
    public static ReceiptPlace single(UUID commandId) {
        return new ReceiptPlace(commandId, 0);
    }
}
