package dev.aisle.eventstore.postgres;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.conformance.SnapshotConformance;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresSnapshotsTest extends SnapshotConformance {
    private static TestDatabase database;
    private static EventStore store;

    @BeforeAll
    static void start() throws SQLException {
        database = TestDatabase.create();
        store = new PostgresEventStore(database.appends(8), new Buckets(Buckets.COUNT_DEFAULT));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Override
    protected EventStore store() {
        return store;
    }
}
