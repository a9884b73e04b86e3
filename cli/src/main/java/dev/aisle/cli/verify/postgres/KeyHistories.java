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

    /// Ranges of the index on stream and version.
    private static final String READ =
            "SELECT e.bucket, e.bucket_offset, e.stream, e.version, e.id, e.type, e.payload,"
                    + " e.metadata, e.recorded_at FROM unnest($1::text[], $2::text[])"
                    + " AS r (low, high) CROSS JOIN LATERAL (SELECT * FROM event"
                    + " WHERE event.stream >= r.low AND event.stream < r.high) AS e";

    private final Pool pool;

    public KeyHistories(Pool pool) {
        this.pool = pool;
    }

    /// @return ordered by bucket and offset
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
                        .execute(Tuple.of(low.toArray(String[]::new), high.toArray(String[]::new)))
                        .await()
                        .atMost(ANSWER_TIMEOUT);
        var events = new ArrayList<StoredEvent>(rows.size());
        rows.forEach(row -> events.add(of(row)));
        events.sort(
                Comparator.comparingInt(StoredEvent::bucket)
                        .thenComparingLong(StoredEvent::offset));
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
