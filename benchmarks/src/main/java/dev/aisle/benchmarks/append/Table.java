package dev.aisle.benchmarks.append;

import dev.aisle.benchmarks.append.Lanes.Known;
import dev.aisle.benchmarks.harness.BenchPostgres;
import dev.aisle.benchmarks.harness.BenchPostgres.Database;
import dev.aisle.benchmarks.harness.Work;
import dev.aisle.benchmarks.load.ClosedLoad;
import dev.aisle.eventstore.postgres.Migrations;
import dev.aisle.eventstore.postgres.PostgresEventStore;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/// A database with the event store's schema, and both ways into its table. A table is written by one of
/// them only: both number their rows themselves.
final class Table implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 6;
    private static final long COPY_ROWS = 1_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Shop shop;
    private final Database database;
    private final Pool pool;
    private final RawRows rows;
    private final PostgresEventStore store;
    private Known known;

    /// In a database that outlives the run. It is filled once, and anew when the runs since then have made
    /// it half as long again.
    static Table kept(Shop shop, BenchPostgres postgres, Vertx vertx, String name, long events)
            throws SQLException, IOException {
        var database = postgres.withSchema(name);
        var table = new Table(shop, database, vertx);
        try (var connection = database.connect()) {
            if (StoredNumbers.read(shop, connection).events() > events + events / 2) {
                table.execute("TRUNCATE event, ledger, stream_chapter, listed_through");
            }
        }
        table.growTo(events);
        return table;
    }

    /// With one event in each stream.
    static Table create(Shop shop, BenchPostgres postgres, Vertx vertx, String name)
            throws SQLException, IOException {
        var table = new Table(shop, postgres.withSchema(name), vertx);
        table.growTo(Shop.STREAMS);
        return table;
    }

    private Table(Shop shop, Database database, Vertx vertx) {
        this.shop = shop;
        this.database = database;
        this.pool = database.server().openForAppends(vertx, "bench", CONNECTIONS_MAX);
        this.rows = new RawRows(shop, pool.getDelegate());
        this.store = new PostgresEventStore(pool, Shop.BUCKETS, PATIENCE.multipliedBy(2));
        this.known = rows.known();
    }

    /// Adds events to all streams in turn, by COPY, and lets the server do at once what it would do later.
    /// A fill that is broken off goes on where it was.
    void growTo(long events) throws SQLException, IOException {
        var next = new int[1];
        try (var connection = database.connect()) {
            var stored = StoredNumbers.read(shop, connection);
            rows.continueAfter(stored);
            var copy = new RawCopy(shop, database, rows);
            var postgres = connection.unwrap(PGConnection.class);
            for (long missing = events - stored.events(); missing > 0; missing -= COPY_ROWS) {
                copy.copy(postgres, Math.min(missing, COPY_ROWS), () -> next[0]++ % Shop.STREAMS);
            }
        }
        Migrations.migrate(database.jdbcUrl(), BenchPostgres.USER, BenchPostgres.PASSWORD);
        execute("VACUUM ANALYZE event");
        execute("CHECKPOINT");
        known = rows.known();
    }

    /// Back to one event in each stream.
    void empty() throws SQLException, IOException {
        execute("TRUNCATE event, ledger, stream_chapter, listed_through");
        growTo(Shop.STREAMS);
    }

    /// Gives the ledger as many keys in its previous window: else each key's look into it would be free.
    void rememberKeys(long count) throws SQLException {
        execute(
                "INSERT INTO ledger (fingerprint, version, bucket_offset, key, window_no, answer)"
                        + " SELECT 7, 1, 1, gen_random_uuid(), ledger_window(clock_timestamp()) - 1, '{}'"
                        + " FROM generate_series(1, "
                        + count
                        + ")");
        execute("VACUUM ANALYZE ledger");
    }

    /// Commands of single events, so many of them in flight.
    Work append(int lanes, int inFlight, boolean keyed, IntSupplier stream) {
        return time -> {
            var ours = new Lanes(shop, store, known, lanes, keyed, 0);
            return new ClosedLoad(inFlight, _ -> ours.append(stream.getAsInt())).run(time);
        };
    }

    /// The same, but a share of the commands was decided on a version that isn't there.
    Work conflicting(int lanes, int inFlight, double share) {
        return time -> {
            var ours = new Lanes(shop, store, known, lanes, false, share);
            return new ClosedLoad(inFlight, _ -> ours.append(Shop.anyStream())).run(time);
        };
    }

    /// The same by several instances, which all append to all buckets, each to streams of its own.
    Work byInstances(int instances, int lanesEach, int inFlight) {
        return time -> {
            var all =
                    IntStream.range(0, instances)
                            .mapToObj(_ -> known.last().clone())
                            .map(last -> new Known(known.versions(), last))
                            .map(own -> new Lanes(shop, store, own, lanesEach, false, 0))
                            .toList();
            return new ClosedLoad(
                            inFlight,
                            _ -> {
                                int stream = Shop.anyStream();
                                return all.get(stream % instances).append(stream);
                            })
                    .run(time);
        };
    }

    /// Beside a transaction that has written, and is left open.
    Work besideOpenTransaction(Work work) {
        return time -> {
            try (var connection = database.connect();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("SELECT pg_current_xact_id(), count(*) FROM listed_through");
                return work.run(time);
            }
        };
    }

    RawRows rows() {
        return rows;
    }

    RawCopy copy() {
        return new RawCopy(shop, database, rows);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        pool.closeAndAwait();
    }
}
