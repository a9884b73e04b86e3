package dev.aisle.eventstore.postgres;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.StreamLog;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The streams of one PostgreSQL server. A page is one statement, so what it shows is of one instant.
public final class PostgresStreamLog implements StreamLog {
    private static final String SQL =
            "SELECT " + StoredEvents.COLUMNS + " FROM read_stream($1, $2, $3, $4) AS e";

    private final Calls calls;
    private final Buckets buckets;

    public PostgresStreamLog(Pool pool, Buckets buckets, Duration answerTimeout) {
        this.calls = new Calls(pool, answerTimeout);
        this.buckets = buckets;
    }

    @Override
    public Uni<List<StoredEvent>> page(StreamId stream, long afterVersion, int limit) {
        if (afterVersion < 0 || limit < 1 || limit > PAGE_MAX) {
            throw new IllegalArgumentException(
                    "a page has 1 to " + PAGE_MAX + " events after version 0 or more");
        }
        return calls.call(
                        SQL,
                        Tuple.of(stream.toString(), buckets.of(stream.key()), afterVersion, limit))
                .map(
                        rows -> {
                            var events = new ArrayList<StoredEvent>(rows.size());
                            rows.forEach(row -> events.add(StoredEvents.of(row)));
                            return events;
                        });
    }
}
