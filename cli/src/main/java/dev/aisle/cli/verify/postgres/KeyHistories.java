package dev.aisle.cli.verify.postgres;

import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.StoredEvent;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Reads all that ever happened to some partition keys. Blocks.
public final class KeyHistories {
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(1);

    /// Ranges of the index on chapter, stream and version: in the chapters that are listed for a stream of
    /// the range, and in all that aren't listed yet.
    private static final String READ =
            """
            SELECT e.bucket, e.bucket_offset, e.stream, e.version, e.id, e.type, e.payload,
                   e.metadata, e.recorded_at
            FROM (SELECT coalesce((SELECT chapter FROM listed_through WHERE bucket = $3), -1) AS listed,
                         (SELECT chapter_of(max(bucket_offset)) FROM event WHERE bucket = $3) AS last
                 ) AS b
            CROSS JOIN unnest($1::text[], $2::text[]) AS r (low, high)
            CROSS JOIN LATERAL (
                SELECT c.chapter FROM stream_chapter c
                WHERE c.stream >= r.low AND c.stream < r.high AND c.chapter <= b.listed
                UNION
                SELECT generate_series(b.listed + 1, b.last)) AS c (chapter)
            CROSS JOIN LATERAL (
                SELECT * FROM event
                WHERE event.bucket = $3 AND chapter_of(event.bucket_offset) = c.chapter
                    AND event.stream >= r.low AND event.stream < r.high
                OFFSET 0) AS e
            """;

    private final Pool pool;
    private final int bucket;

    /// @param bucket of all keys that will be asked for
    public KeyHistories(Pool pool, int bucket) {
        this.pool = pool;
        this.bucket = bucket;
    }

    /// @return ordered by offset
    public List<StoredEvent> read(Collection<String> partitionKeys) {
        var low = new ArrayList<String>();
        var high = new ArrayList<String>();
        for (var key : partitionKeys) {
            for (var family : Family.values()) {
                // '!' sorts before, and '0' right after, all that an id or a '/' can be followed
                // by.
                var stream = family.path() + "/" + key;
                low.add(stream);
                high.add(stream + "!");
                low.add(stream + "/");
                high.add(stream + "0");
            }
        }
        var rows =
                pool.preparedQuery(READ)
                        .execute(
                                Tuple.of(
                                        low.toArray(String[]::new),
                                        high.toArray(String[]::new),
                                        bucket))
                        .await()
                        .atMost(ANSWER_TIMEOUT);
        var events = new ArrayList<StoredEvent>(rows.size());
        rows.forEach(row -> events.add(of(row)));
        events.sort(Comparator.comparingLong(StoredEvent::offset));
        return events;
    }

    private static StoredEvent of(Row row) {
        return new StoredEvent(
                row.getInteger(0),
                row.getLong(1),
                StreamId.parse(row.getString(2)),
                row.getLong(3),
                row.getUUID(4),
                row.getString(5),
                bytes(row, 6),
                bytes(row, 7),
                row.getOffsetDateTime(8).toInstant());
    }

    private static Buffer bytes(Row row, int column) {
        return row.getDelegate().getBuffer(column);
    }
}
