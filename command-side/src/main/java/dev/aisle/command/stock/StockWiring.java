package dev.aisle.command.stock;

import dev.aisle.command.process.ProcessFactory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

final class StockWiring {
    @Produces
    @Singleton
    ProcessFactory transfers() {
        return TransferProcess::new;
    }
}
