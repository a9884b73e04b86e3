package dev.aisle.eventstore.postgres;

import static dev.aisle.eventstore.conformance.Decisions.decision;
import static dev.aisle.eventstore.conformance.Decisions.freshKey;
import static dev.aisle.eventstore.conformance.Decisions.freshStream;
import static dev.aisle.eventstore.conformance.Decisions.keyed;
import static dev.aisle.eventstore.conformance.Decisions.sibling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.AppendOutcome.AlreadyDone;
import dev.aisle.eventstore.AppendOutcome.Appended;
import dev.aisle.eventstore.AppendOutcome.Conflict;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.local.testing.LostReply;
import dev.aisle.local.testing.Server;
import dev.aisle.local.testing.TcpProxy;
import dev.aisle.local.testing.TestServers;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Crashes, lost answers, aborted and long transactions.
class PostgresFaultTest {
    private static final Buckets BUCKETS = new Buckets(Buckets.COUNT_DEFAULT);

    private static TestDatabase database;
    private static Pool pool;
    private static EventStore store;
    private static EventLog log;

    @BeforeAll
    static void start() throws SQLException {
        database = TestDatabase.create();
        pool = database.appends(2);
        store = new PostgresEventStore(pool, BUCKETS);
        log = new PostgresEventLog(database.reads());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void anAnswerLostAfterTheCommitIsHadBySendingTheBatchAgain() throws Exception {
        var vertx = database.vertx();
        try (var proxy = TcpProxy.before(database.server().url())) {
            var behind =
                    new PostgresServer(
                            proxy.insteadOf(database.server().url()), "postgres", "postgres");
            var lossy = new PostgresEventStore(behind.openForAppends(vertx, "test", 1), BUCKETS);
            append(lossy, decision(freshStream(), 0, 1)); // Connected and prepared.
            var stream = freshStream();
            var unkeyed = sibling(stream, "store-2");
            long before = head(stream);
            Decision[] batch = {
                keyed(decision(stream, 0, 2), freshKey(), 7, "first"),
                keyed(decision(stream, 2, 0), freshKey(), 8, "refused"),
                decision(unkeyed, 0, 1)
            };

            proxy.loseReplies(1, LostReply.ofPostgres(""));
            assertThatThrownBy(() -> append(lossy, batch)).isInstanceOf(Exception.class);
            assertThat(proxy.lost()).isEqualTo(1);

            assertThat(append(lossy, batch))
                    .containsExactly(
                            new AlreadyDone(Buffer.buffer("first"), 2, before + 2),
                            new AlreadyDone(Buffer.buffer("refused"), 2, before + 2),
                            new Conflict(1));
            assertThat(head(stream)).isEqualTo(before + 3);
        }
    }

    @Test
    void anAppendThatIsRolledBackLeavesNoGapAndNothingRemembered() {
        var stream = freshStream();
        var key = freshKey();
        long before = head(stream);
        var call = new AppendCall(List.of(keyed(decision(stream, 0, 3), key, 7, "lost")), BUCKETS);

        var connection = pool.getConnectionAndAwait();
        var transaction = connection.beginAndAwait();
        var rows =
                connection
                        .getDelegate()
                        .preparedQuery(AppendCall.SQL)
                        .execute(call.arguments())
                        .toCompletionStage()
                        .toCompletableFuture()
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join();
        assertThat(call.outcomes(rows)).containsExactly(new Appended(3, before + 3));
        transaction.rollbackAndAwait();
        connection.closeAndAwait();

        assertThat(append(store, keyed(decision(stream, 0, 1), key, 7, "done")))
                .containsExactly(new Appended(1, before + 1));
    }

    @Test
    void aWriterWaitsForAnUndecidedOneOfItsBucketAndThenSeesWhatItDid() throws Exception {
        var stream = freshStream();
        var call = new AppendCall(List.of(decision(stream, 0, 1)), BUCKETS);
        var connection = pool.getConnectionAndAwait();
        var transaction = connection.beginAndAwait();
        connection
                .getDelegate()
                .preparedQuery(AppendCall.SQL)
                .execute(call.arguments())
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();

        var waiting = store.append(List.of(decision(stream, 0, 1))).subscribeAsCompletionStage();
        await().until(TestLocks.waitingIn(database));
        assertThat(waiting).isNotDone();
        transaction.commitAndAwait();
        connection.closeAndAwait();

        assertThat(waiting.get(10, TimeUnit.SECONDS)).containsExactly(new Conflict(1));
    }

    @Test
    void aLongTransactionElsewhereDelaysNeitherAppendsNorReaders() throws Exception {
        try (var elsewhere = database.connect();
                var statement = elsewhere.createStatement()) {
            elsewhere.setAutoCommit(false);
            statement.execute("CREATE TABLE elsewhere (n int)");
            statement.execute("SELECT pg_current_xact_id(), count(*) FROM event");
            var stream = freshStream();
            long before = head(stream);

            assertThat(append(store, decision(stream, 0, 2)))
                    .containsExactly(new Appended(2, before + 2));
            assertThat(read(stream, before))
                    .extracting(StoredEvent::offset)
                    .containsExactly(before + 1, before + 2);
            elsewhere.rollback();
        }
    }

    @Test
    void aServerThatFreezesFailsTheCallInTimeAndTheSameBatchSettlesItAfterwards() throws Exception {
        var impatient = new PostgresEventStore(pool, BUCKETS, Duration.ofMillis(300));
        var stream = freshStream();
        append(store, decision(freshStream(), 0, 1));
        var batch = keyed(decision(stream, 0, 1), freshKey(), 7, "once");

        try (var _ = TestServers.get().frozen(Server.POSTGRES)) {
            assertThatThrownBy(() -> append(impatient, batch)).isInstanceOf(TimeoutException.class);
        }

        var outcome = append(store, batch).getFirst();
        assertThat(outcome).isInstanceOfAny(Appended.class, AlreadyDone.class);
        assertThat(read(stream, -1).stream().filter(e -> e.stream().equals(stream))).hasSize(1);
    }

    @Test
    void aConnectionThatTheServerEndsIsReplaced() throws SQLException {
        append(store, decision(freshStream(), 0, 1));
        database.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()");

        await().ignoreExceptions()
                .untilAsserted(
                        () ->
                                assertThat(append(store, decision(freshStream(), 0, 1)).getFirst())
                                        .isInstanceOf(Appended.class));
    }

    @Test
    void aConnectionWhoseServerFellSilentIsGivenUpAndReplaced() throws Exception {
        var vertx = database.vertx();
        try (var proxy = TcpProxy.before(database.server().url())) {
            var behind =
                    new PostgresServer(
                            proxy.insteadOf(database.server().url()), "postgres", "postgres");
            var single = behind.openForAppends(vertx, "silent", 1);
            var impatient = new PostgresEventStore(single, BUCKETS, Duration.ofMillis(300));
            var patient = new PostgresEventStore(single, BUCKETS);
            append(patient, decision(freshStream(), 0, 1));

            proxy.silence();
            assertThatThrownBy(() -> append(impatient, decision(freshStream(), 0, 1)))
                    .isInstanceOf(TimeoutException.class);

            assertThat(append(patient, decision(freshStream(), 0, 1)).getFirst())
                    .isInstanceOf(Appended.class);
        }
    }

    @Test
    void aCallThatIsCancelledGivesUpItsConnection() throws Exception {
        var vertx = database.vertx();
        try (var proxy = TcpProxy.before(database.server().url())) {
            var behind =
                    new PostgresServer(
                            proxy.insteadOf(database.server().url()), "postgres", "postgres");
            var single = new PostgresEventStore(behind.openForAppends(vertx, "test", 1), BUCKETS);
            append(single, decision(freshStream(), 0, 1));

            proxy.silence();
            var cancelled =
                    single.append(List.of(decision(freshStream(), 0, 1))).subscribe().with(_ -> {});
            await().until(() -> proxy.swallowed() > 0);
            cancelled.cancel();

            assertThat(append(single, decision(freshStream(), 0, 1)).getFirst())
                    .isInstanceOf(Appended.class);
        }
    }

    @Test
    void recordedTimesDoNotGoBackWhenTheClockDoes() throws SQLException {
        var stream = freshStream();
        append(store, decision(stream, 0, 1));
        database.execute(
                "UPDATE event SET recorded_at = '2100-01-01T00:00:00.5Z' WHERE bucket = "
                        + BUCKETS.of(stream.key()));

        append(store, decision(stream, 1, 1));

        assertThat(read(stream, -1).getLast().recordedAt()).isEqualTo("2100-01-01T00:00:00.500Z");
    }

    private static List<AppendOutcome> append(EventStore store, Decision... batch) {
        return store.append(List.of(batch)).await().atMost(Duration.ofSeconds(30));
    }

    private static List<StoredEvent> read(StreamId stream, long after) {
        var bucket = BUCKETS.of(stream.key());
        return log.read(Map.of(bucket, after), 10_000).await().indefinitely();
    }

    private static long head(StreamId stream) {
        int bucket = BUCKETS.of(stream.key());
        var head = log.heads(Set.of(bucket)).await().indefinitely().get(bucket);
        return head == null ? -1 : head.offset();
    }
}
