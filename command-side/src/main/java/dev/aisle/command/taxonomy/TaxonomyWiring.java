package dev.aisle.command.taxonomy;

import dev.aisle.command.process.ProcessFactory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

final class TaxonomyWiring {
    @Produces
    @Singleton
    ProcessFactory moves(KnownProducts products, InstantSource clock) {
        return (streams, commands) -> new MoveProcess(streams, commands, products, clock);
    }
}
