package dev.aisle.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;

/// One database on a local PostgreSQL.
public final class PostgresDatabase {

    private PostgresDatabase() {}

    /// Creates it unless it is there, whoever else does so at the same time.
    ///
    /// @param name lower-case letters, digits, `_` and `-`, a letter first, at most 63
    public static void createIfAbsent(String host, int port, String name) {
        if (!name.matches("[a-z][a-z0-9_-]{0,62}")) {
            throw new IllegalArgumentException("No name for a database: " + name);
        }
        var exists = "select 1 from pg_database where datname = '" + name + "'";
        try (var connection = new PostgresConnection(host, port, PostgresServer.USER, "postgres")) {
            if (connection.query(exists).isEmpty()) {
                create(connection, name, exists);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create the database " + name, e);
        }
    }

    private static void create(PostgresConnection connection, String name, String exists)
            throws IOException {
        try {
            var _ = connection.query("create database \"" + name + "\"");
        } catch (IOException e) {
            if (connection.query(exists).isEmpty()) { // Else someone was faster.
                throw e;
            }
        }
    }
}
