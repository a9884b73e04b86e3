package dev.aisle.eventstore.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/// Brings a database to the present schema. Run before the applications start; running it again changes
/// nothing.
public final class Migrations {
    private static final String LIST_CHAPTERS =
            """
            WITH RECURSIVE b AS (
                SELECT (SELECT min(bucket) FROM event) AS bucket
                UNION ALL
                SELECT (SELECT min(e.bucket) FROM event e WHERE e.bucket > b.bucket) FROM b WHERE b.bucket IS NOT NULL)
            SELECT sum(list_chapters(b.bucket, 8)) FROM b WHERE b.bucket IS NOT NULL
            """;

    private Migrations() {}

    /// @param arguments JDBC URL, user, password
    public static void main(String[] arguments) throws SQLException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException(
                    "arguments: jdbc:postgresql://host:port/database user password");
        }
        migrate(arguments[0], arguments[1], arguments[2]);
    }

    /// @param url `jdbc:postgresql://…`, or the reactive form without `jdbc:`
    public static void migrate(String url, String user, String password) throws SQLException {
        var jdbcUrl = url.startsWith("jdbc:") ? url : "jdbc:" + url;
        Flyway.configure()
                .dataSource(jdbcUrl, user, password)
                .locations("classpath:db/migration")
                // Rooms number their migrations in ranges of their own.
                .outOfOrder(true)
                // All or nothing: an instance that runs meanwhile finds tables and functions that
                // fit.
                .group(true)
                .load()
                .migrate();
        try (var connection = DriverManager.getConnection(jdbcUrl, user, password)) {
            LedgerWindows.prepare(connection);
            LedgerWindows.dropPast(connection);
            listChapters(connection);
        }
    }

    /// What was appended before chapters were listed, or restored from elsewhere.
    private static void listChapters(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            boolean more = true;
            while (more) {
                try (var rows = statement.executeQuery(LIST_CHAPTERS)) {
                    more = rows.next() && rows.getLong(1) > 0;
                }
            }
        }
    }
}
