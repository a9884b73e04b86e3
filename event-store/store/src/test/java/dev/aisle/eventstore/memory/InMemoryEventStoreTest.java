package dev.aisle.eventstore.memory;

import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.conformance.EventStoreConformance;
import java.time.Duration;
import java.time.Instant;

class InMemoryEventStoreTest extends EventStoreConformance {
    private Instant now = Instant.parse("2026-07-01T10:00:00.123456Z");
    private final InMemoryEventStore store = new InMemoryEventStore(BUCKETS, () -> now);

    @Override
    protected EventStore store() {
        return store;
    }

    @Override
    protected EventLog log() {
        return store;
    }

    @Override
    protected void passLedgerWindow() {
        now = now.plus(Duration.ofDays(7));
    }
}
