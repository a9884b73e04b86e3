package dev.aisle.command.engine;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.eventstore.EventStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

final class EngineWiring {
    @Produces
    @Singleton
    Engine engine(
            EngineConfig config,
            EventStore store,
            Buckets buckets,
            LogEpoch epoch,
            InstantSource clock,
            MeterRegistry registry) {
        return new Engine(config, store, buckets, epoch::current, clock, registry);
    }

    void start(@Observes StartupEvent event, Engine engine) {
        engine.start();
    }

    void stop(@Observes ShutdownEvent event, Engine engine) {
        engine.stop();
    }
}
