package dev.aisle.eventstore.postgres;

import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.Timers;
import dev.aisle.eventstore.conformance.TimerConformance;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresTimersTest extends TimerConformance {
    private static TestDatabase database;
    private static EventStore store;
    private static Timers timers;

    @BeforeAll
    static void start() throws SQLException {
        database = TestDatabase.create();
        var pool = database.appends(8);
        store = new PostgresEventStore(pool, BUCKETS);
        timers = new PostgresTimers(pool);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void forgetTimers() throws SQLException {
        database.execute("DELETE FROM timer");
    }

    @Override
    protected EventStore store() {
        return store;
    }

    @Override
    protected Timers timers() {
        return timers;
    }
}
