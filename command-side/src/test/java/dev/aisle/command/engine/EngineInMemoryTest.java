package dev.aisle.command.engine;

import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.memory.InMemoryEventStore;

class EngineInMemoryTest extends EngineContract {
    private final EventStore store = new InMemoryEventStore(Instances.BUCKETS);

    @Override
    EventStore store() {
        return store;
    }
}
