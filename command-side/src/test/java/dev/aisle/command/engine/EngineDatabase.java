package dev.aisle.command.engine;

import dev.aisle.command.testing.RealServers;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.Timers;
import dev.aisle.eventstore.postgres.PostgresEventStore;
import dev.aisle.eventstore.postgres.PostgresServer;
import dev.aisle.eventstore.postgres.PostgresTimers;
import dev.aisle.local.testing.TestServers;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A database of a suite's own, and a pool on it.
final class EngineDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 8;

    private final Vertx vertx = Vertx.vertx();
    private final String url;
    private final Pool pool;

    /// @param name in lower case
    EngineDatabase(String name) {
        var servers = TestServers.get();
        url = servers.postgresUrl("command_" + name);
        RealServers.migrate(url, servers);
        pool =
                new PostgresServer(url, servers.postgresUser(), servers.postgresPassword())
                        .openForAppends(vertx, "engine-test", CONNECTIONS);
    }

    EventStore store() {
        return new PostgresEventStore(pool, Instances.BUCKETS);
    }

    Timers timers() {
        return new PostgresTimers(pool);
    }

    Pool pool() {
        return pool;
    }

    /// A connection outside of the store, to meddle.
    Connection connect() throws SQLException {
        var servers = TestServers.get();
        return DriverManager.getConnection(
                "jdbc:" + url, servers.postgresUser(), servers.postgresPassword());
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }
}
