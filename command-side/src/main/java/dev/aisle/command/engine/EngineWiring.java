package dev.aisle.command.engine;

import dev.aisle.command.process.ProcessFactory;
import dev.aisle.command.process.StreamReader;
import dev.aisle.command.store.StoreShards;
import dev.aisle.contracts.bucket.Buckets;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

final class EngineWiring {
    @Produces
    @Singleton
    Engine engine(
            EngineConfig config,
            StoreShards shards,
            @Any Instance<ProcessFactory> processes,
            Buckets buckets,
            LogEpoch epoch,
            InstantSource clock,
            MeterRegistry registry) {
        return new Engine(
                config,
                shards.all(),
                processes.stream().toList(),
                buckets,
                epoch::current,
                clock,
                registry);
    }

    @Produces
    @Singleton
    StreamReader streams(Engine engine) {
        return engine.streams();
    }

    void start(@Observes StartupEvent event, Engine engine) {
        engine.start();
    }

    void stop(@Observes ShutdownEvent event, Engine engine) {
        engine.stop();
    }
}
