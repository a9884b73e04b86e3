package dev.aisle.eventstore.postgres;

import java.util.concurrent.Callable;

/// Looks at who waits for a bucket's lock.
final class TestLocks {
    private TestLocks() {}

    static Callable<Boolean> waitingIn(TestDatabase database) {
        return () -> {
            try (var connection = database.connect();
                    var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery(
                                    "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
                                            + " WHERE locktype = 'advisory' AND NOT granted"
                                            + " AND d.datname = current_database()")) {
                rows.next();
                return rows.getInt(1) > 0;
            }
        };
    }
}
