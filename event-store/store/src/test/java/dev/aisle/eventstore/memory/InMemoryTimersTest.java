package dev.aisle.eventstore.memory;

import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.Timers;
import dev.aisle.eventstore.conformance.TimerConformance;

class InMemoryTimersTest extends TimerConformance {
    private final InMemoryEventStore store = new InMemoryEventStore(BUCKETS);

    @Override
    protected EventStore store() {
        return store;
    }

    @Override
    protected Timers timers() {
        return store;
    }
}
