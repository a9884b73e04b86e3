package dev.aisle.command.engine;

import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.Timers;
import org.junit.jupiter.api.AfterAll;

class ClockEndsOnPostgresTest extends ClockEndsContract {
    private static final EngineDatabase DATABASE = new EngineDatabase("timers");

    @AfterAll
    static void end() {
        DATABASE.close();
    }

    @Override
    EventStore store() {
        return DATABASE.store();
    }

    @Override
    Timers timers() {
        return DATABASE.timers();
    }
}
