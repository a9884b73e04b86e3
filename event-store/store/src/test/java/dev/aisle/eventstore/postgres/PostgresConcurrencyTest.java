package dev.aisle.eventstore.postgres;

import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.conformance.ConcurrencyConformance;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresConcurrencyTest extends ConcurrencyConformance {
    private static TestDatabase database;
    private static List<? extends EventStore> instances;
    private static EventLog log;

    @BeforeAll
    static void start() throws SQLException {
        database = TestDatabase.create();
        instances =
                Stream.generate(() -> new PostgresEventStore(database.appends(1), BUCKETS))
                        .limit(8)
                        .toList();
        log = new PostgresEventLog(database.reads());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Override
    protected EventStore instance(int number) {
        return instances.get(number);
    }

    @Override
    protected EventLog log() {
        return log;
    }
}
