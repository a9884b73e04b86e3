package dev.aisle.benchmarks.append;

import dev.aisle.benchmarks.append.Lanes.Known;
import dev.aisle.benchmarks.harness.BenchPostgres;
import dev.aisle.benchmarks.harness.BenchPostgres.Database;
import dev.aisle.benchmarks.harness.Work;
import dev.aisle.benchmarks.load.ClosedLoad;
import dev.aisle.eventstore.postgres.Migrations;
import dev.aisle.eventstore.postgres.PostgresEventStore;
import dev.aisle.eventstore.postgres.PostgresServer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.postgresql.PGConnection;

/// A database with the event store's schema, and both ways into its table. A table is written by one of
/// them only: both number their rows themselves.
final class Table implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Shop shop;
    private final Database database;
    private final Pool pool;
    private final RawRows rows;
    private final PostgresEventStore store;
    private Known known;
    private long size;

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
        var server = new PostgresServer(database.url(), BenchPostgres.USER, BenchPostgres.PASSWORD);
        this.pool = server.openForAppends(vertx, "bench", CONNECTIONS_MAX);
        this.rows = new RawRows(shop, pool.getDelegate());
        this.store = new PostgresEventStore(pool, Shop.BUCKETS, PATIENCE.multipliedBy(2));
        this.known = rows.known();
    }

    /// Adds events to all streams in turn, by COPY, and lets the server do at once what it would do later.
    ///
    /// @param events a multiple of the number of streams
    void growTo(long events) throws SQLException, IOException {
        rows.continueAfter(known);
        var next = new int[1];
        try (var connection = database.connect()) {
            var copy = new RawCopy(shop, database, rows);
            copy.copy(
                    connection.unwrap(PGConnection.class),
                    events - size,
                    () -> next[0]++ % Shop.STREAMS);
        }
        size = events;
        Migrations.migrate(database.jdbcUrl(), BenchPostgres.USER, BenchPostgres.PASSWORD);
        execute("VACUUM ANALYZE event");
        execute("CHECKPOINT");
        known = rows.known();
    }

    /// Back to one event in each stream.
    void empty() throws SQLException, IOException {
        execute("TRUNCATE event, ledger, stream_chapter, listed_through");
        size = 0;
        rows.restart();
        known = rows.known();
        growTo(Shop.STREAMS);
    }

    /// Commands of single events, so many of them in flight.
    Work append(int lanes, int inFlight, boolean keyed, IntSupplier stream) {
        return time -> {
            var ours = new Lanes(shop, store, known, lanes, keyed);
            return new ClosedLoad(inFlight, _ -> ours.append(stream.getAsInt())).run(time);
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
