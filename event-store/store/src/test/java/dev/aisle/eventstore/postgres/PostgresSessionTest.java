package dev.aisle.eventstore.postgres;

import static dev.aisle.eventstore.conformance.Decisions.decision;
import static dev.aisle.eventstore.conformance.Decisions.freshKey;
import static dev.aisle.eventstore.conformance.Decisions.freshStream;
import static dev.aisle.eventstore.conformance.Decisions.freshStreams;
import static dev.aisle.eventstore.conformance.Decisions.keyed;
import static dev.aisle.eventstore.conformance.Decisions.reading;
import static dev.aisle.eventstore.conformance.Decisions.sibling;
import static dev.aisle.eventstore.conformance.Decisions.snapshot;
import static dev.aisle.eventstore.conformance.Decisions.withTimer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.Family;
import dev.aisle.eventstore.AppendOutcome.Appended;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The settings that the store's sessions rest on.
class PostgresSessionTest {
    private static final Buckets BUCKETS = new Buckets(Buckets.COUNT_DEFAULT);

    private static final String OTHER_SESSIONS =
            "SELECT count(*) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()";

    private TestDatabase database;

    @BeforeEach
    void start() throws SQLException {
        database = TestDatabase.create();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void appendsUseGenericPlans() {
        var pool = database.appends(1);
        var store = new PostgresEventStore(pool, BUCKETS);
        for (int i = 0; i < 10; i++) {
            store.append(List.of(decision(freshStream(), 0, 1))).await().indefinitely();
        }

        var plans =
                pool.query(
                                "SELECT generic_plans, custom_plans FROM pg_prepared_statements"
                                        + " WHERE statement LIKE '%append_batch%'")
                        .executeAndAwait()
                        .iterator()
                        .next();
        assertThat(plans.getLong(0)).isEqualTo(10);
        assertThat(plans.getLong(1)).isZero();
    }

    @Test
    void noStatementOfTheStoreScansATableThoughItWasPlannedWhenTheyWereEmpty() throws Exception {
        // What building the schema scanned is told when its session has ended.
        await().until(() -> number(OTHER_SESSIONS) == 0);
        database.execute("SELECT pg_stat_reset()");
        var pool = database.appends(1);
        var store = new PostgresEventStore(pool, BUCKETS);
        var timers = new PostgresTimers(pool);
        var now = Instant.now();
        var reads = database.reads();
        var log = new PostgresEventLog(reads);
        for (var stream : freshStreams(20)) {
            var other = sibling(stream, "store-2");
            var key = freshKey();
            var batch =
                    List.of(
                            keyed(reading(decision(stream, 0, 1), other, 0), key, 1, ""),
                            decision(other, 0, 1));
            // The second time goes the long way, one by one.
            store.append(batch).await().indefinitely();
            store.append(batch).await().indefinitely();
            store.append(List.of(withTimer(decision(stream, 1, 0), now))).await().indefinitely();
            store.append(List.of(withTimer(decision(other, 1, 0), now.plusSeconds(9))))
                    .await()
                    .indefinitely();
            store.saveSnapshots(List.of(snapshot(other, 1, 1, "state"))).await().indefinitely();
            store.load(List.of(stream, other), Map.of(Family.STOCK, 1)).await().indefinitely();
            timers.claim(Set.of(BUCKETS.of(stream.key())), now, Duration.ofSeconds(1), 1)
                    .await()
                    .indefinitely();
            store.append(List.of(withTimer(decision(stream, 1, 0), null))).await().indefinitely();
            int bucket = BUCKETS.of(stream.key());
            log.read(Map.of(bucket, -1L), 10).await().indefinitely();
            log.heads(Set.of(bucket)).await().indefinitely();
        }
        pool.closeAndAwait();
        reads.closeAndAwait();
        await().until(() -> number(OTHER_SESSIONS) == 0);

        assertThat(scans("idx_scan")).isGreaterThan(100);
        assertThat(scans("seq_scan")).isZero();
    }

    private long scans(String kind) throws SQLException {
        return number(
                "SELECT coalesce(sum(%s), 0) FROM pg_stat_user_tables WHERE relname ~ '^(event|ledger|timer|snapshot|stream_chapter|listed_through)'"
                        .formatted(kind));
    }

    private long number(String query) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void aSessionThatIsNotDurableIsRefused() {
        var pool = database.appends(1);
        set(pool, "SET synchronous_commit = local");

        assertThatThrownBy(() -> appendBy(pool))
                .isInstanceOf(PgException.class)
                .hasMessageContaining("synchronous_commit");
    }

    @Test
    void aSessionThatIsNotReadCommittedIsRefused() {
        var pool = database.appends(1);
        set(pool, "SET default_transaction_isolation = 'repeatable read'");

        assertThatThrownBy(() -> appendBy(pool))
                .isInstanceOf(PgException.class)
                .hasMessageContaining("READ COMMITTED");
    }

    @Test
    void theSettingsOfDatabaseAndRoleDoNotReachTheStoresSessions() throws SQLException {
        database.execute(
                "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database());"
                        + "EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation = serializable', current_database()); END $$");

        assertThat(appendBy(database.appends(1))).isInstanceOf(Appended.class);
    }

    @Test
    void bucketsOutOfOrderAreRefusedSinceTheyCouldDeadlock() {
        var pool = database.appends(1);

        assertThatThrownBy(
                        () ->
                                set(
                                        pool,
                                        "SELECT append_batch('{2,1}','{}','{}','{}','{}','{}','{}',true"
                                                + ",'{}'".repeat(21)
                                                + ")"))
                .hasMessageContaining("ascend");
    }

    private static Object appendBy(Pool pool) {
        return new PostgresEventStore(pool, BUCKETS)
                .append(List.of(decision(freshStream(), 0, 1)))
                .await()
                .indefinitely()
                .getFirst();
    }

    private static void set(Pool pool, String sql) {
        pool.query(sql).executeAndAwait();
    }
}
