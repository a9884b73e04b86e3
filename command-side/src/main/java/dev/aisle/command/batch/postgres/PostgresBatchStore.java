package dev.aisle.command.batch.postgres;

import dev.aisle.command.batch.BatchProgress;
import dev.aisle.command.batch.BatchStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// In the database of the control plane; receipts are counted where they are kept.
@Singleton
final class PostgresBatchStore implements BatchStore {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
    private static final String OPEN = "SELECT id, content FROM open_batch($1, $2, $3, $4)";
    private static final String TOUCH =
            "UPDATE batch SET touched_at = clock_timestamp() WHERE id = $1";
    private static final String RECEIVED =
            "UPDATE batch SET touched_at = clock_timestamp(), lines = $2, content = $3"
                    + " WHERE id = $1 AND lines IS NULL";
    private static final String FIND =
            "SELECT started_at, touched_at, lines, code, receipts, changed_at"
                    + " FROM batch LEFT JOIN batch_count ON batch_count.batch = batch.id"
                    + " WHERE id = $1 AND client = $2";

    private final Pool pool;
    private final InstantSource clock;

    PostgresBatchStore(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<Opened>> open(
            UUID newId, String client, @Nullable String idempotencyKey, int openMax) {
        return call(OPEN, Tuple.of(newId, client, idempotencyKey, openMax))
                .map(
                        rows ->
                                rows.size() == 0
                                        ? Optional.empty()
                                        : Optional.of(opened(rows.iterator().next())));
    }

    @Override
    public Uni<Void> touch(UUID id) {
        return call(TOUCH, Tuple.of(id)).replaceWithVoid();
    }

    @Override
    public Uni<Void> received(UUID id, long lines, String content) {
        return call(RECEIVED, Tuple.of(id, lines, content)).replaceWithVoid();
    }

    @Override
    public Uni<Optional<BatchProgress>> find(UUID id, String client) {
        return call(FIND, Tuple.of(id, client))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(progress(id, rows)));
    }

    private Uni<RowSet<Row>> call(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).ifNoItem().after(ANSWER_TIMEOUT).fail();
    }

    private static Opened opened(Row row) {
        return new Opened(row.getUUID("id"), row.getString("content"));
    }

    private BatchProgress progress(UUID id, RowSet<Row> rows) {
        var first = rows.iterator().next();
        var lines = first.getLong("lines");
        var codes = new TreeMap<String, Long>();
        var changedAt = instant(first, "started_at");
        long done = 0;
        for (var row : rows) {
            var code = row.getString("code");
            if (code != null) {
                long receipts = row.getLong("receipts");
                codes.put(code, receipts);
                done += receipts;
                var at = instant(row, "changed_at");
                changedAt = at.isAfter(changedAt) ? at : changedAt;
            }
        }
        var state = BatchProgress.state(lines, done, instant(first, "touched_at"), clock.instant());
        return new BatchProgress(
                id,
                state,
                lines,
                done,
                codes,
                instant(first, "started_at"),
                state == BatchProgress.State.DONE ? changedAt : null);
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }
}
