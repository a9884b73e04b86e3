package dev.aisle.contracts.command;

import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.receipt.Code;
import java.util.List;
import java.util.UUID;

/// Steps of what waits for its product.
public sealed interface ParkedCommand extends Command {
    /// Commands that waited have had their outcome, and wait no longer.
    ///
    /// @param settled in their order
    record SettleParked(Sku sku, @Bounds(min = 1, max = 256) List<Settled> settled)
            implements ParkedCommand {
        public SettleParked {
            settled = List.copyOf(settled);
        }

        @Override
        public StreamId stream() {
            return StreamId.parked(sku);
        }
    }

    /// @param code of the command's final receipt
    record Settled(UUID commandId, Code code) {}
}
