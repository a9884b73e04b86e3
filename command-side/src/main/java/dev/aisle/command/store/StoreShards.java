package dev.aisle.command.store;

import dev.aisle.command.engine.StoreShard;
import java.util.List;

/// The shards of this installation, each guarded by a breaker of its own.
public record StoreShards(List<StoreShard> all) {
    public StoreShards {
        all = List.copyOf(all);
    }
}
