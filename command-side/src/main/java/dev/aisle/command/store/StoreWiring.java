package dev.aisle.command.store;

import dev.aisle.eventstore.EventStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

final class StoreWiring {
    @Produces
    @Singleton
    EventStore store(StoreGuard guard) {
        return new GuardedEventStore(guard);
    }
}
