package dev.aisle.eventstore.postgres;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.StoreLimits;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.StreamHistory;
import dev.aisle.eventstore.StreamSnapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// The store on one PostgreSQL server. Each call takes one connection of the pool for one round trip.
///
/// Every subscription is a call of its own: to subscribe again is to send the same batch again, which is
/// how an unknown outcome is resolved. A call that isn't answered in time fails with Mutiny's
/// `TimeoutException`; its outcome is then unknown, and so is that of a call that is cancelled. Both give
/// up their connection.
public final class PostgresEventStore implements EventStore {
    public static final Duration ANSWER_TIMEOUT_DEFAULT = Duration.ofSeconds(10);

    private static final String LOAD =
            "SELECT "
                    + StoredEvents.COLUMNS
                    + " FROM unnest($1::text[]) AS s (stream) CROSS JOIN LATERAL"
                    + " (SELECT * FROM event WHERE event.stream = s.stream ORDER BY version) AS e";

    private final Calls calls;
    private final Buckets buckets;

    public PostgresEventStore(Pool pool, Buckets buckets) {
        this(pool, buckets, ANSWER_TIMEOUT_DEFAULT);
    }

    /// @param pool made by [PostgresServer#openForAppends]
    /// @param answerTimeout longer than the server's own statement timeout
    public PostgresEventStore(Pool pool, Buckets buckets, Duration answerTimeout) {
        this.calls = new Calls(pool, answerTimeout);
        this.buckets = buckets;
    }

    @Override
    public Uni<List<AppendOutcome>> append(List<Decision> batch) {
        StoreLimits.check(batch);
        var call = new AppendCall(List.copyOf(batch), buckets);
        return calls.call(AppendCall.SQL, call.arguments()).map(call::outcomes);
    }

    @Override
    public Uni<Map<StreamId, StreamHistory>> load(
            Collection<StreamId> streams, Map<Family, Integer> snapshotSchemas) {
        var distinct = new LinkedHashSet<>(streams);
        StoreLimits.checkLoad(distinct.size());
        if (distinct.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var names = distinct.stream().map(StreamId::toString).toArray(String[]::new);
        return calls.call(LOAD, Tuple.of((Object) names)).map(rows -> histories(distinct, rows));
    }

    /// None are kept yet.
    @Override
    public Uni<Void> saveSnapshots(Collection<StreamSnapshot> snapshots) {
        return Uni.createFrom().voidItem();
    }

    private static Map<StreamId, StreamHistory> histories(
            Collection<StreamId> streams, RowSet<Row> rows) {
        var events = new HashMap<StreamId, List<StoredEvent>>();
        for (var row : rows) {
            var event = StoredEvents.of(row);
            events.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event);
        }
        var histories = new HashMap<StreamId, StreamHistory>();
        for (var stream : streams) {
            var found = events.get(stream);
            histories.put(
                    stream,
                    found == null
                            ? StreamHistory.NONE
                            : new StreamHistory(found.getLast().version(), found));
        }
        return histories;
    }
}
