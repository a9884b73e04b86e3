package dev.aisle.eventstore.postgres;

import static dev.aisle.eventstore.conformance.Decisions.decision;
import static dev.aisle.eventstore.conformance.Decisions.freshKey;
import static dev.aisle.eventstore.conformance.Decisions.freshStream;
import static dev.aisle.eventstore.conformance.Decisions.keyed;
import static dev.aisle.eventstore.conformance.Decisions.withTimer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome.Appended;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.conformance.Decisions;
import io.vertx.mutiny.sqlclient.Pool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the store's statements touch among 300,000 events and 100,000 keys and timers. A statement that
/// walks an index from end to end scans no table, so pages are counted: a look-up takes some, a walk takes
/// thousands.
class PlansAtSizeTest {
    private static final Buckets BUCKETS = new Buckets(8);
    private static final int STREAMS = 1_000;
    private static final int EVENTS_EACH = 300;
    private static final int BATCH = 50;
    private static final int ROUNDS = 4;

    /// Of a decision that appends an event, with key and timer.
    private static final int PAGES_OF_A_DECISION = 100;

    /// Of a stream that is loaded after its snapshot, one of 10 events before its last.
    private static final int PAGES_OF_A_LOAD = 60;

    private final List<StreamId> streams =
            Stream.generate(Decisions::freshStream).limit(STREAMS).toList();
    private TestDatabase database;
    private long version = EVENTS_EACH;

    @BeforeEach
    void start() throws SQLException {
        database = TestDatabase.create();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void whatWasPlannedOnEmptyTablesAndOnFullOnesLooksUpAFewPages() throws Exception {
        var plannedWhileEmpty = database.appends(1);
        callEachStatement(new PostgresEventStore(plannedWhileEmpty, BUCKETS));
        fill();
        assertFewPages(plannedWhileEmpty);
        plannedWhileEmpty.closeAndAwait();

        assertFewPages(database.appends(1));
    }

    private static void callEachStatement(PostgresEventStore store) {
        var stream = freshStream();
        store.append(List.of(keyed(decision(stream, 0, 1), freshKey(), 1, "")))
                .await()
                .indefinitely();
        store.append(List.of(keyed(decision(stream, 0, 1), freshKey(), 1, "")))
                .await()
                .indefinitely();
        store.load(List.of(stream), Map.of(Family.STOCK, 1)).await().indefinitely();
    }

    private void assertFewPages(Pool pool) throws Exception {
        var store = new PostgresEventStore(pool, BUCKETS);
        long fast = pages(pool, () -> appendAll(store, List.of()));
        // One that conflicts, so that the batch is gone through one by one.
        long slow = pages(pool, () -> appendAll(store, List.of(decision(freshStream(), 9, 1))));
        long loads =
                pages(
                        pool,
                        () -> {
                            for (int n = 0; n < ROUNDS; n++) {
                                store.load(batch(n), Map.of(Family.STOCK, 1))
                                        .await()
                                        .indefinitely();
                            }
                        });
        long claims =
                pages(
                        pool,
                        () ->
                                new PostgresTimers(pool)
                                        .claim(
                                                Set.of(1, 2),
                                                Instant.now(),
                                                Duration.ofSeconds(1),
                                                100)
                                        .await()
                                        .indefinitely());

        int streamsEach = ROUNDS * BATCH;
        assertThat(fast / streamsEach).as("a decision").isBetween(1L, (long) PAGES_OF_A_DECISION);
        assertThat(slow / streamsEach).as("one by one").isBetween(1L, (long) PAGES_OF_A_DECISION);
        assertThat(loads / streamsEach).as("a load").isBetween(1L, (long) PAGES_OF_A_LOAD);
        assertThat(claims / 100).as("a claimed timer").isBetween(1L, (long) PAGES_OF_A_LOAD);
    }

    private void appendAll(PostgresEventStore store, List<Decision> more) {
        for (int n = 0; n < ROUNDS; n++) {
            var batch = new ArrayList<>(more);
            for (var stream : batch(n)) {
                var decision = keyed(decision(stream, version, 1), freshKey(), 1, "");
                batch.add(withTimer(decision, Instant.now()));
            }
            var outcomes = store.append(batch).await().indefinitely();
            assertThat(outcomes.subList(more.size(), batch.size()))
                    .allMatch(Appended.class::isInstance);
        }
        version++;
    }

    private List<StreamId> batch(int n) {
        return streams.subList(n * BATCH, (n + 1) * BATCH);
    }

    /// What a session touches, once it has told the server.
    private long pages(Pool pool, Runnable work) throws SQLException {
        long before = pages();
        work.run();
        pool.query("SELECT pg_stat_force_next_flush()").executeAndAwait();
        await().until(() -> pages() > before);
        return pages() - before;
    }

    private long pages() throws SQLException {
        return number(
                "SELECT sum(heap_blks_read + heap_blks_hit + idx_blks_read + idx_blks_hit)::bigint FROM pg_statio_user_tables");
    }

    private void fill() throws SQLException, IOException {
        var names = streams.stream().map(StreamId::toString).collect(Collectors.joining(","));
        var buckets =
                streams.stream()
                        .map(stream -> Integer.toString(BUCKETS.of(stream.key())))
                        .collect(Collectors.joining(","));
        database.execute(sql("fill.sql").formatted(names, buckets, EVENTS_EACH, EVENTS_EACH - 10));
        assertThat(number("SELECT count(*) FROM event")).isGreaterThanOrEqualTo(300_000);
        var server = database.server();
        Migrations.migrate(server.url(), server.user(), server.password());
        assertThat(number("SELECT count(*) FROM stream_chapter")).isGreaterThan(STREAMS);
        database.execute("VACUUM ANALYZE");
    }

    private static String sql(String name) throws IOException {
        try (var file = PlansAtSizeTest.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private long number(String query) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
