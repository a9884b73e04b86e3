package dev.aisle.command.admission;

import dev.aisle.command.engine.Engine;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

final class AdmissionWiring {
    @Produces
    @Singleton
    Admission admission(AdmissionConfig config, Engine engine, MeterRegistry registry) {
        return new Admission(
                config,
                new ConfiguredQuotas(config.quota()),
                engine::submit,
                (nanos, call) ->
                        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS)
                                .execute(call),
                System::nanoTime,
                registry);
    }
}
