package dev.aisle.command.basket;

import dev.aisle.command.process.ProcessFactory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

final class BasketWiring {
    @Produces
    @Singleton
    ProcessFactory baskets() {
        return BasketProcess::new;
    }
}
