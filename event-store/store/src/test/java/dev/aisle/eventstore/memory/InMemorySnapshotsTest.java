package dev.aisle.eventstore.memory;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.conformance.SnapshotConformance;

class InMemorySnapshotsTest extends SnapshotConformance {
    private final InMemoryEventStore store =
            new InMemoryEventStore(new Buckets(Buckets.COUNT_DEFAULT));

    @Override
    protected EventStore store() {
        return store;
    }
}
