package dev.aisle.command.engine;

import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.SelectedLog;
import dev.aisle.eventstore.Shard;
import dev.aisle.eventstore.Timers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A shard as the engine uses it.
///
/// @param timers null where nothing ends by the clock before a command comes
/// @param selected null where promotions aren't followed, and so no reduction is announced
public record StoreShard(
        Shard shard, EventStore store, @Nullable Timers timers, @Nullable SelectedLog selected) {
    public StoreShard(Shard shard, EventStore store, @Nullable Timers timers) {
        this(shard, store, timers, null);
    }

    /// The only shard, with all buckets.
    public static StoreShard only(EventStore store, @Nullable Timers timers, int bucketCount) {
        return only(store, timers, null, bucketCount);
    }

    public static StoreShard only(
            EventStore store,
            @Nullable Timers timers,
            @Nullable SelectedLog selected,
            int bucketCount) {
        var buckets = IntStream.range(0, bucketCount).boxed().collect(Collectors.toSet());
        return new StoreShard(new Shard(0, "", buckets), store, timers, selected);
    }
}
