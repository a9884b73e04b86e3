package dev.aisle.eventstore.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The ledger's partitions, one for each window of 7 days.
final class LedgerWindows {
    private static final String PAST =
            """
            SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = 'ledger'::regclass
            AND c.relname ~ '^ledger_[0-9]+$'
            AND substring(c.relname FROM 8)::int < ledger_window(clock_timestamp()) - 1
            ORDER BY c.relname
            """;

    private LedgerWindows() {}

    static void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT prepare_ledger()");
        }
    }

    /// Drops what no repeat is looked up in any more. Detached concurrently, so that no append waits.
    static void dropPast(Connection connection) throws SQLException {
        for (var partition : past(connection)) {
            try (var statement = connection.createStatement()) {
                statement.execute("SET lock_timeout = '2s'");
                statement.execute(
                        "ALTER TABLE ledger DETACH PARTITION " + partition + " CONCURRENTLY");
                statement.execute("DROP TABLE " + partition);
            }
        }
    }

    private static List<String> past(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(PAST)) {
            var partitions = new ArrayList<String>();
            while (rows.next()) {
                partitions.add(rows.getString(1));
            }
            return partitions;
        }
    }
}
