package dev.aisle.eventstore.postgres;

import dev.aisle.contracts.log.BucketHeads.Head;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.StoreLimits;
import dev.aisle.eventstore.StoredEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The log of one PostgreSQL server. Each call is one statement, so what it shows is of one instant.
public final class PostgresEventLog implements EventLog {
    private static final String READ =
            "SELECT "
                    + StoredEvents.COLUMNS
                    + " FROM unnest($1::int[], $2::bigint[]) AS b (bucket, after) CROSS JOIN LATERAL"
                    + " (SELECT * FROM event WHERE event.bucket = b.bucket"
                    + " AND event.bucket_offset > b.after ORDER BY bucket_offset LIMIT $3::int) AS e";

    /// A page that fits whole is read as it is: adding up its bytes first costs half of what it costs to
    /// count them row by row, in a window, which only a page that doesn't fit needs. `octet_length` reads the
    /// length from the row: what was moved out of it is not fetched.
    private static final String READ_BYTES =
            """
            SELECT %1$s
            FROM unnest($1::int[], $2::bigint[]) AS b (bucket, after)
            CROSS JOIN LATERAL (
                SELECT sum(octet_length(s.payload) + octet_length(s.metadata)) AS bytes
                FROM (
                    SELECT payload, metadata FROM event
                    WHERE event.bucket = b.bucket AND event.bucket_offset > b.after
                    ORDER BY bucket_offset LIMIT $3::int) AS s) AS page
            CROSS JOIN LATERAL (
                SELECT e.* FROM (
                    SELECT %1$s FROM event AS e
                    WHERE e.bucket = b.bucket AND e.bucket_offset > b.after
                    ORDER BY e.bucket_offset LIMIT $3::int) AS e
                WHERE page.bytes <= $4::bigint
                UNION ALL
                SELECT %1$s FROM (
                    SELECT *, sum(octet_length(payload) + octet_length(metadata))
                        OVER (ORDER BY bucket_offset ROWS UNBOUNDED PRECEDING) AS bytes
                    FROM event
                    WHERE event.bucket = b.bucket AND event.bucket_offset > b.after
                    ORDER BY bucket_offset LIMIT $3::int) AS e
                WHERE page.bytes > $4::bigint
                    AND (e.bytes <= $4::bigint
                        OR e.bytes = octet_length(e.payload) + octet_length(e.metadata))) AS e
            """
                    .formatted(StoredEvents.COLUMNS);

    private static final String HEADS =
            "SELECT e.bucket, e.bucket_offset, e.recorded_at"
                    + " FROM unnest($1::int[]) AS b (bucket) CROSS JOIN LATERAL"
                    + " (SELECT bucket, bucket_offset, recorded_at FROM event"
                    + " WHERE event.bucket = b.bucket ORDER BY bucket_offset DESC LIMIT 1) AS e";

    private final Calls calls;

    public PostgresEventLog(Pool pool) {
        this(pool, PostgresEventStore.ANSWER_TIMEOUT_DEFAULT);
    }

    public PostgresEventLog(Pool pool, Duration answerTimeout) {
        this.calls = new Calls(pool, answerTimeout);
    }

    @Override
    public Uni<List<StoredEvent>> read(Map<Integer, Long> afterOffsets, int limitPerBucket) {
        StoreLimits.checkPage(limitPerBucket);
        var after = new Positions(afterOffsets);
        return calls.call(READ, Tuple.of(after.buckets(), after.offsets(), limitPerBucket))
                .map(PostgresEventLog::events);
    }

    @Override
    public Uni<List<StoredEvent>> read(
            Map<Integer, Long> afterOffsets, int limitPerBucket, long bytesPerBucket) {
        StoreLimits.checkPage(limitPerBucket);
        var after = new Positions(afterOffsets);
        return calls.call(
                        READ_BYTES,
                        Tuple.of(after.buckets(), after.offsets(), limitPerBucket, bytesPerBucket))
                .map(PostgresEventLog::events);
    }

    private static List<StoredEvent> events(RowSet<Row> rows) {
        var events = new ArrayList<StoredEvent>(rows.size());
        rows.forEach(row -> events.add(StoredEvents.of(row)));
        return events;
    }

    @Override
    public Uni<Map<Integer, Head>> heads(Set<Integer> buckets) {
        return calls.call(HEADS, Tuple.of((Object) buckets.toArray(Integer[]::new)))
                .map(
                        rows -> {
                            var heads = new HashMap<Integer, Head>();
                            for (var row : rows) {
                                var recordedAt = row.getOffsetDateTime(2).toInstant();
                                heads.put(row.getInteger(0), new Head(row.getLong(1), recordedAt));
                            }
                            return heads;
                        });
    }

    /// Two columns, by bucket: the join keeps the order of its left side, so the answer has it, too.
    private record Positions(Integer[] buckets, Long[] offsets) {
        Positions(Map<Integer, Long> afterOffsets) {
            var buckets = afterOffsets.keySet().stream().sorted().toArray(Integer[]::new);
            var offsets = new Long[buckets.length];
            for (int i = 0; i < buckets.length; i++) {
                offsets[i] = afterOffsets.getOrDefault(buckets[i], -1L);
            }
            this(buckets, offsets);
        }
    }
}
