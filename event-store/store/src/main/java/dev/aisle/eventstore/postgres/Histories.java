package dev.aisle.eventstore.postgres;

import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.StreamHistory;
import dev.aisle.eventstore.StreamSnapshot;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The query for the histories of some streams, and its rows put together. One statement, so that a
/// snapshot and the events after it are of one instant.
final class Histories {
    static final String SQL =
            "SELECT true AS is_snapshot, 0 AS bucket, 0::bigint AS bucket_offset, n.stream, n.version,"
                    + " NULL::uuid AS id, n.schema::text AS type, n.state AS payload,"
                    + " NULL::bytea AS metadata, n.recorded_at"
                    + " FROM unnest($1::text[], $2::int[]) AS s (stream, schema)"
                    + " JOIN snapshot n ON n.stream = s.stream AND n.schema = s.schema"
                    + " UNION ALL SELECT false, "
                    + StoredEvents.COLUMNS
                    + " FROM unnest($1::text[], $2::int[]) AS s (stream, schema) CROSS JOIN LATERAL"
                    + " (SELECT * FROM event WHERE event.stream = s.stream AND event.version > coalesce("
                    + "(SELECT n.version FROM snapshot n"
                    + " WHERE n.stream = s.stream AND n.schema = s.schema), 0)"
                    + " ORDER BY event.version) AS e";

    private static final int IS_SNAPSHOT = 0;
    private static final int FIRST_COLUMN = 1;

    private final Set<StreamId> streams;
    private final Map<Family, Integer> schemas;

    Histories(Collection<StreamId> streams, Map<Family, Integer> schemas) {
        this.streams = new LinkedHashSet<>(streams);
        this.schemas = Map.copyOf(schemas);
    }

    int size() {
        return streams.size();
    }

    Tuple arguments() {
        var names = streams.stream().map(StreamId::toString).toArray(String[]::new);
        Object wanted = streams.stream().map(s -> schemas.get(s.family())).toArray(Integer[]::new);
        return Tuple.of(names, wanted);
    }

    Map<StreamId, StreamHistory> of(Iterable<Row> rows) {
        var snapshots = new HashMap<StreamId, StreamSnapshot>();
        var events = new HashMap<StreamId, List<StoredEvent>>();
        for (var row : rows) {
            if (row.getBoolean(IS_SNAPSHOT)) {
                var snapshot = snapshot(row);
                snapshots.put(snapshot.stream(), snapshot);
            } else {
                var event = StoredEvents.of(row, FIRST_COLUMN);
                events.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event);
            }
        }
        var histories = new HashMap<StreamId, StreamHistory>();
        for (var stream : streams) {
            var snapshot = snapshots.get(stream);
            var after = events.getOrDefault(stream, List.of());
            long version =
                    after.isEmpty()
                            ? snapshot == null ? 0 : snapshot.version()
                            : after.getLast().version();
            histories.put(stream, new StreamHistory(version, snapshot, after));
        }
        return histories;
    }

    private static StreamSnapshot snapshot(Row row) {
        return new StreamSnapshot(
                StreamId.parse(row.getString(FIRST_COLUMN + 2)),
                row.getLong(FIRST_COLUMN + 3),
                Integer.parseInt(row.getString(FIRST_COLUMN + 5)),
                row.getOffsetDateTime(FIRST_COLUMN + 8).toInstant(),
                row.getBuffer(FIRST_COLUMN + 6));
    }
}
