package dev.aisle.eventstore;

import dev.aisle.contracts.id.StreamId;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// Reads single streams of one shard, page by page: for people who look at a history, never to decide.
public interface StreamLog {
    int PAGE_MAX = 500;

    /// A stream's events after a version, in order; none if there are no more.
    ///
    /// @param afterVersion 0 for the first page
    /// @param limit 1 to [#PAGE_MAX]; a page that isn't full is the last so far
    Uni<List<StoredEvent>> page(StreamId stream, long afterVersion, int limit);
}
