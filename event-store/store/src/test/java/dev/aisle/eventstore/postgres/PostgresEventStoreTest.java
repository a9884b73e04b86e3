package dev.aisle.eventstore.postgres;

import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.conformance.EventStoreConformance;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresEventStoreTest extends EventStoreConformance {
    private static TestDatabase database;
    private static List<EventStore> instances;
    private static EventLog log;
    private static final AtomicInteger NEXT = new AtomicInteger();

    @BeforeAll
    static void start() throws SQLException {
        database = TestDatabase.create();
        instances =
                List.of(
                        new PostgresEventStore(database.appends(2), BUCKETS),
                        new PostgresEventStore(database.appends(2), BUCKETS));
        log = new PostgresEventLog(database.reads());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Override
    protected EventStore store() {
        return instances.get(NEXT.getAndIncrement() % instances.size());
    }

    @Override
    protected EventLog log() {
        return log;
    }

    @Override
    protected void passLedgerWindow() throws SQLException {
        // What is two windows back is out of sight; no partition is there for it.
        database.execute(
                "DELETE FROM ledger WHERE window_no = ledger_window(clock_timestamp()) - 1;"
                        + "UPDATE ledger SET window_no = window_no - 1");
    }
}
