package dev.aisle.command.engine;

import dev.aisle.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;

class EngineOnPostgresTest extends EngineContract {
    private static final EngineDatabase DATABASE = new EngineDatabase("engine");

    @AfterAll
    static void end() {
        DATABASE.close();
    }

    @Override
    EventStore store() {
        return DATABASE.store();
    }
}
