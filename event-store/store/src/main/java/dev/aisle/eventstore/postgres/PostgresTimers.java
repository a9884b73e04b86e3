package dev.aisle.eventstore.postgres;

import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.StoreLimits;
import dev.aisle.eventstore.Timers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.data.Interval;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The timers of one PostgreSQL server.
public final class PostgresTimers implements Timers {
    private static final String CLAIM =
            "SELECT stream, due_at FROM claim_timers($1::int[], $2::timestamptz, $3::interval, $4::int)";

    private final Calls calls;

    /// @param pool made by [PostgresServer#openForAppends]: a claim writes
    public PostgresTimers(Pool pool) {
        this(pool, PostgresEventStore.ANSWER_TIMEOUT_DEFAULT);
    }

    /// @param answerTimeout longer than the server's own statement timeout
    public PostgresTimers(Pool pool, Duration answerTimeout) {
        this.calls = new Calls(pool, answerTimeout);
    }

    @Override
    public Uni<List<Due>> claim(Set<Integer> buckets, Instant dueBy, Duration lease, int limit) {
        StoreLimits.checkClaim(lease, limit);
        var arguments =
                Tuple.of(
                        buckets.toArray(Integer[]::new),
                        dueBy.atOffset(ZoneOffset.UTC),
                        Interval.of(lease),
                        limit);
        return calls.call(CLAIM, arguments).map(PostgresTimers::due);
    }

    /// The update gives them back in any order.
    private static List<Due> due(RowSet<Row> rows) {
        var due = new ArrayList<Due>(rows.size());
        for (var row : rows) {
            var stream = StreamId.parse(row.getString(0));
            due.add(new Due(stream, row.getOffsetDateTime(1).toInstant()));
        }
        due.sort(Comparator.comparing(Due::dueAt));
        return due;
    }
}
