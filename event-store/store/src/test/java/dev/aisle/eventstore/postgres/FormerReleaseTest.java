package dev.aisle.eventstore.postgres;

import static dev.aisle.eventstore.conformance.Decisions.decision;
import static dev.aisle.eventstore.conformance.Decisions.freshKey;
import static dev.aisle.eventstore.conformance.Decisions.freshStream;
import static dev.aisle.eventstore.conformance.Decisions.keyed;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome.AlreadyDone;
import dev.aisle.eventstore.AppendOutcome.Appended;
import dev.aisle.eventstore.AppendOutcome.KeyReused;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A database taken over from the release before, and instances of that release that still append to it.
class FormerReleaseTest {
    private static final Buckets BUCKETS = new Buckets(Buckets.COUNT_DEFAULT);

    private static final String APPEND =
            "SELECT kind, item, at_version, at_offset, first_answer FROM append_batch("
                    + IntStream.rangeClosed(1, 30)
                            .mapToObj(n -> "$" + n)
                            .collect(Collectors.joining(","))
                    + ")";

    private final StreamId stream = freshStream();
    private final int bucket = BUCKETS.of(stream.key());
    private final String key = "till-ä/" + freshKey();
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
    void aKeyRememberedByTextIsKnownAfterTheMigration() throws SQLException, IOException {
        database.execute("DROP TABLE ledger; DROP FUNCTION ledger_digest");
        database.execute(migration("V2__ledger.sql") + "; SELECT prepare_ledger()");
        database.execute(
                "INSERT INTO ledger SELECT ledger_window(clock_timestamp()) - n, %d, '%s' || n, 7, 3, 5, 'first'"
                                .formatted(bucket, key)
                        + " FROM generate_series(0, 1) AS n");
        database.execute("DELETE FROM flyway_schema_history WHERE version = '13'");

        var server = database.server();
        Migrations.migrate(server.url(), server.user(), server.password());

        var store = new PostgresEventStore(database.appends(1), BUCKETS);
        var repeats =
                List.of(
                        keyed(decision(stream, 0, 1), key + 0, 7, ""),
                        keyed(decision(freshOfBucket(), 0, 1), key + 1, 8, ""));
        assertThat(store.append(repeats).await().indefinitely())
                .containsExactly(new AlreadyDone(Buffer.buffer("first"), 3, 5), new KeyReused());
        assertThat(windows()).isEqualTo(4);
    }

    /// Streams of other partition keys may share the bucket, and then also the key of a careless caller.
    private StreamId freshOfBucket() {
        var fresh = freshStream();
        while (BUCKETS.of(fresh.key()) != bucket) {
            fresh = freshStream();
        }
        return fresh;
    }

    @Test
    void bothReleasesAppendSideBySide() {
        var pool = database.appends(1);
        var store = new PostgresEventStore(pool, BUCKETS);

        assertThat(appendAsBefore(pool, 0, key)).isEmpty();
        assertThat(appendAsBefore(pool, 1, key))
                .singleElement()
                .satisfies(row -> assertThat(row.getInteger("kind")).isEqualTo(2));
        var repeat = keyed(decision(stream, 1, 1), key, 7, "");
        assertThat(store.append(List.of(repeat)).await().indefinitely())
                .containsExactly(new AlreadyDone(Buffer.buffer("first"), 1, 0));

        var another = freshKey();
        var next = keyed(decision(stream, 1, 1), another, 7, "");
        assertThat(store.append(List.of(next)).await().indefinitely())
                .containsExactly(new Appended(2, 1));
        assertThat(appendAsBefore(pool, 2, another))
                .singleElement()
                .satisfies(row -> assertThat(row.getInteger("kind")).isEqualTo(2));
        assertThat(appendAsBefore(pool, 1, freshKey()))
                .singleElement()
                .satisfies(row -> assertThat(row.getLong("at_version")).isEqualTo(2));
    }

    /// One event under a key, by the call of the release before.
    private List<Row> appendAsBefore(Pool pool, long expectedVersion, String itsKey) {
        var arguments = new ArrayList<Object>();
        arguments.addAll(List.of(of(bucket), new Long[1], new UUID[1]));
        arguments.addAll(
                List.of(of(stream.toString()), of(1), of(expectedVersion), of(false), true));
        arguments.addAll(List.of(of(1), of(1), of(expectedVersion), of(1), of(1)));
        arguments.addAll(List.of(new Integer[0], new Integer[0], new Long[0]));
        arguments.addAll(List.of(of(1), of(itsKey), of(7L), of(Buffer.buffer("first"))));
        arguments.addAll(List.of(new Integer[0], new OffsetDateTime[0]));
        arguments.addAll(List.of(of(1), of(1), of(stream.toString()), of(expectedVersion + 1)));
        var event = decision(stream, expectedVersion, 1).events().getFirst();
        arguments.addAll(
                List.of(
                        of(event.id()),
                        of(event.type()),
                        of(event.metadata()),
                        of(event.payload())));
        var rows = new ArrayList<Row>();
        pool.preparedQuery(APPEND)
                .executeAndAwait(Tuple.newInstance(io.vertx.sqlclient.Tuple.wrap(arguments)))
                .forEach(rows::add);
        rows.removeIf(row -> row.getInteger("kind") == 0);
        return rows;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <T> T[] of(T... values) {
        return values;
    }

    @Test
    void digestsAreTheSameInJavaAndInTheDatabase() throws SQLException {
        for (var text : List.of(key, "", "a", "ключ", "x".repeat(512))) {
            try (var connection = database.connect();
                    var query = connection.prepareStatement("SELECT ledger_digest(?, ?)")) {
                query.setInt(1, bucket);
                query.setString(2, text);
                var rows = query.executeQuery();
                rows.next();
                assertThat(rows.getObject(1)).isEqualTo(new LedgerDigests().of(bucket, text));
            }
        }
    }

    private int windows() throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relname LIKE ANY ('{ledger_%,by_text_%}')")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String migration(String name) throws IOException {
        try (var file = Migrations.class.getResourceAsStream("/db/migration/" + name)) {
            return new String(requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
