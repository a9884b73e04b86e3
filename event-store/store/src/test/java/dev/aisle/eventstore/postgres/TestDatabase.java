package dev.aisle.eventstore.postgres;

import dev.aisle.local.testing.TestServers;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A migrated database of a suite's own, and pools on it.
final class TestDatabase implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final List<Pool> pools = new ArrayList<>();
    private final PostgresServer server;

    private TestDatabase(PostgresServer server) {
        this.server = server;
    }

    static TestDatabase create() throws SQLException {
        var servers = TestServers.get();
        var name = "store_" + UUID.randomUUID().toString().substring(0, 8);
        var server =
                new PostgresServer(
                        servers.postgresUrl(name),
                        servers.postgresUser(),
                        servers.postgresPassword());
        Migrations.migrate(server.url(), server.user(), server.password());
        return new TestDatabase(server);
    }

    PostgresServer server() {
        return server;
    }

    Vertx vertx() {
        return vertx;
    }

    Pool appends(int connectionsMax) {
        return keep(server.openForAppends(vertx, "test", connectionsMax));
    }

    Pool reads() {
        return keep(server.openForReads(vertx, "test", 2));
    }

    /// A connection outside the store, to look and to meddle.
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + server.url(), server.user(), server.password());
    }

    void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private synchronized Pool keep(Pool pool) {
        pools.add(pool);
        return pool;
    }

    @Override
    public void close() {
        pools.forEach(Pool::closeAndAwait);
        vertx.closeAndAwait();
    }
}
