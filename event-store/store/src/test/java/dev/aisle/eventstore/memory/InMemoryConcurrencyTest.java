package dev.aisle.eventstore.memory;

import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.conformance.ConcurrencyConformance;

class InMemoryConcurrencyTest extends ConcurrencyConformance {
    private final InMemoryEventStore store = new InMemoryEventStore(BUCKETS);

    @Override
    protected EventStore instance(int number) {
        return store;
    }

    @Override
    protected EventLog log() {
        return store;
    }
}
