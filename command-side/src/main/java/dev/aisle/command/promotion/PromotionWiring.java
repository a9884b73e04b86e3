package dev.aisle.command.promotion;

import dev.aisle.command.process.ProcessFactory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

final class PromotionWiring {
    @Produces
    @Singleton
    ProcessFactory members() {
        return MembersProcess::new;
    }
}
