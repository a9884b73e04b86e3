package dev.aisle.command.quarantine;

import dev.aisle.command.engine.StoreShard;
import dev.aisle.command.process.StreamReader;
import dev.aisle.command.process.UnfinishedException;
import dev.aisle.command.store.StoreShards;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.eventstore.SelectedLog.Selection;
import dev.aisle.eventstore.StoredEvent;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What waits for a person, bucket by bucket and in each by offset. Waits for the store, so never called on an
/// event loop.
@Singleton
final class QuarantineList {
    static final int LIMIT_MAX = 100;

    /// Events that one page looks at, whether they are settled or not; the cursor then goes on from there.
    private static final int EXAMINED_MAX = 1_000;

    private static final long BYTES_MAX = 1024 * 1024;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final List<StoreShard> shards;
    private final Buckets buckets;
    private final StreamReader streams;

    QuarantineList(StoreShards shards, Buckets buckets, StreamReader streams) {
        this.shards = shards.all();
        this.buckets = buckets;
        this.streams = streams;
    }

    /// @param next where the next page begins after; null if this is the last so far
    record Page(List<QuarantineEntry> entries, @Nullable EntryId next) {}

    /// @throws UnfinishedException if a shard does not answer
    Page after(EntryId after, @Nullable SourceId source, int limit) {
        var reader = new QuarantineReader(streams);
        var entries = new ArrayList<QuarantineEntry>();
        var last = after;
        int examined = 0;
        while (last.bucket() < buckets.count()) {
            var page = read(last, limit);
            for (var stored : page) {
                last = EntryId.of(stored);
                var entry = reader.open(stored, source);
                if (entry != null) {
                    entries.add(entry);
                }
                if (entries.size() == limit || ++examined == EXAMINED_MAX) {
                    return new Page(entries, last);
                }
            }
            if (page.isEmpty()) {
                last = new EntryId(last.bucket() + 1, -1);
            }
        }
        return new Page(entries, null);
    }

    /// Empty if there is none of this id, or it was settled.
    ///
    /// @throws UnfinishedException if a shard does not answer
    Optional<QuarantineEntry> find(EntryId id) {
        if (id.bucket() >= buckets.count()) {
            return Optional.empty();
        }
        return read(new EntryId(id.bucket(), id.offset() - 1), 1).stream()
                .filter(stored -> EntryId.of(stored).equals(id))
                .findFirst()
                .flatMap(
                        stored ->
                                Optional.ofNullable(
                                        new QuarantineReader(streams).open(stored, null)));
    }

    private List<StoredEvent> read(EntryId after, int limit) {
        for (var shard : shards) {
            var log = shard.selected();
            if (log != null && shard.shard().buckets().contains(after.bucket())) {
                try {
                    return log.read(
                                    Selection.QUARANTINE,
                                    Map.of(after.bucket(), after.offset()),
                                    limit,
                                    BYTES_MAX)
                            .await()
                            .atMost(ANSWER_WITHIN);
                } catch (RuntimeException e) {
                    throw new UnfinishedException("the quarantine can't be read now", e);
                }
            }
        }
        throw new IllegalStateException("bucket " + after.bucket() + " is in no shard");
    }
}
