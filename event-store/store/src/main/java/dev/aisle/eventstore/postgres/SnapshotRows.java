package dev.aisle.eventstore.postgres;

import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.StreamSnapshot;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.TreeMap;

/// The statement that keeps snapshots. Its rows are ordered by stream, so that two of them that keep the
/// same streams wait for each other and don't deadlock; a stream stands in them once.
final class SnapshotRows {
    static final String SQL =
            "INSERT INTO snapshot AS kept (stream, version, schema, recorded_at, state)"
                    + " SELECT * FROM unnest($1::text[], $2::bigint[], $3::int[], $4::timestamptz[], $5::bytea[])"
                    + " ON CONFLICT (stream) DO UPDATE SET version = excluded.version,"
                    + " schema = excluded.schema, recorded_at = excluded.recorded_at, state = excluded.state"
                    + " WHERE (kept.version, kept.schema) < (excluded.version, excluded.schema)";

    private SnapshotRows() {}

    static Tuple arguments(Collection<StreamSnapshot> snapshots) {
        var byStream = new TreeMap<String, StreamSnapshot>();
        for (var snapshot : snapshots) {
            byStream.merge(
                    snapshot.stream().toString(),
                    snapshot,
                    (one, other) -> other.isNewerThan(one) ? other : one);
        }
        var rows = byStream.values();
        return Tuple.of(
                rows.stream()
                        .map(StreamSnapshot::stream)
                        .map(StreamId::toString)
                        .toArray(String[]::new),
                rows.stream().map(StreamSnapshot::version).toArray(Long[]::new),
                rows.stream().map(StreamSnapshot::schema).toArray(Integer[]::new),
                rows.stream()
                        .map(row -> row.recordedAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new),
                rows.stream().map(StreamSnapshot::state).toArray(Buffer[]::new));
    }
}
