package dev.aisle.benchmarks.harness;

import dev.aisle.eventstore.postgres.Migrations;
import dev.aisle.local.server.PostgresConnection;
import dev.aisle.local.server.PostgresDatabase;
import dev.aisle.local.server.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/// The run's PostgreSQL server. Everyone is trusted.
public record BenchPostgres(int port) {
    public static final String USER = PostgresServer.USER;

    /// For answers of the store; longer than its server's own statement timeout.
    public static final Duration STORE_ANSWER_WITHIN = Duration.ofSeconds(60);

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(30);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    /// Drivers want one; the server doesn't.
    public static final String PASSWORD = "postgres";

    /// A database with the event store's schema, made if it isn't there.
    public Database withSchema(String name) throws SQLException {
        var database = empty(name);
        Migrations.migrate(database.jdbcUrl(), USER, PASSWORD);
        return database;
    }

    /// A database without tables, made if it isn't there.
    public Database empty(String name) {
        PostgresDatabase.createIfAbsent("127.0.0.1", port, name);
        return new Database(port, name);
    }

    String setting(String name) throws IOException {
        try (var connection = new PostgresConnection("127.0.0.1", port, USER, "postgres")) {
            return connection.query("show " + name).getFirst();
        }
    }

    public record Database(int port, String name) {
        /// In the reactive client's form.
        public String url() {
            return "postgresql://127.0.0.1:" + port + "/" + name;
        }

        public String jdbcUrl() {
            return "jdbc:" + url();
        }

        /// As the event store wants it, but patient: a first connection may come while all else starts.
        public dev.aisle.eventstore.postgres.PostgresServer server() {
            return new dev.aisle.eventstore.postgres.PostgresServer(
                    url(), USER, PASSWORD, CONNECT_WITHIN, ANSWER_WITHIN);
        }

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl(), USER, PASSWORD);
        }
    }
}
