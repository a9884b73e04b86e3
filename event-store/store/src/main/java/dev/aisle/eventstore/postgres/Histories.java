package dev.aisle.eventstore.postgres;

import dev.aisle.contracts.bucket.Buckets;
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

/// One call of the SQL function `load_streams`: its arguments, and its rows put together.
final class Histories {
    static final String SQL =
            "SELECT schema, " + StoredEvents.COLUMNS + " FROM load_streams($1, $2, $3) AS e";

    private static final int SCHEMA = 0;
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

    Tuple arguments(Buckets buckets) {
        var names = streams.stream().map(StreamId::toString).toArray(String[]::new);
        var places = streams.stream().map(s -> buckets.of(s.key())).toArray(Integer[]::new);
        Object wanted = streams.stream().map(s -> schemas.get(s.family())).toArray(Integer[]::new);
        return Tuple.of(names, places, wanted);
    }

    Map<StreamId, StreamHistory> of(Iterable<Row> rows) {
        var snapshots = new HashMap<StreamId, StreamSnapshot>();
        var events = new HashMap<StreamId, List<StoredEvent>>();
        for (var row : rows) {
            var schema = row.getInteger(SCHEMA);
            if (schema != null) {
                var snapshot = snapshot(row, schema);
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

    private static StreamSnapshot snapshot(Row row, int schema) {
        return new StreamSnapshot(
                StreamId.parse(row.getString(FIRST_COLUMN + 2)),
                row.getLong(FIRST_COLUMN + 3),
                schema,
                row.getOffsetDateTime(FIRST_COLUMN + 8).toInstant(),
                row.getBuffer(FIRST_COLUMN + 6));
    }
}
