package dev.aisle.command.engine;

import dev.aisle.command.store.StoreShards;
import dev.aisle.contracts.bucket.Buckets;
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
            StoreShards shards,
            Buckets buckets,
            LogEpoch epoch,
            InstantSource clock,
            MeterRegistry registry) {
        return new Engine(config, shards.all(), buckets, epoch::current, clock, registry);
    }

    void start(@Observes StartupEvent event, Engine engine) {
        engine.start();
    }

    void stop(@Observes ShutdownEvent event, Engine engine) {
        engine.stop();
    }
}
