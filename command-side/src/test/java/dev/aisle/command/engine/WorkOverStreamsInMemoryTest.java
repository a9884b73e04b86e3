package dev.aisle.command.engine;

import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.Timers;
import dev.aisle.eventstore.memory.InMemoryEventStore;

class WorkOverStreamsInMemoryTest extends WorkOverStreamsContract {
    private final InMemoryEventStore store = new InMemoryEventStore(Instances.BUCKETS);

    @Override
    EventStore store() {
        return store;
    }

    @Override
    Timers timers() {
        return store;
    }
}
