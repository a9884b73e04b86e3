package dev.aisle.command.taxonomy;

import dev.aisle.contracts.id.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every product that the log knows, of all shards.
@FunctionalInterface
public interface KnownProducts {
    /// The next ones by SKU, from each shard so many at most. Waits for the answer.
    ///
    /// @param after null to begin
    List<Sku> after(@Nullable Sku after, int limit);
}
