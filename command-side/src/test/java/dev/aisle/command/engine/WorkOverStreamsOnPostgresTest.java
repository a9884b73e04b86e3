package dev.aisle.command.engine;

import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.Timers;
import org.junit.jupiter.api.AfterAll;

class WorkOverStreamsOnPostgresTest extends WorkOverStreamsContract {
    private static final EngineDatabase DATABASE = new EngineDatabase("processes");

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
