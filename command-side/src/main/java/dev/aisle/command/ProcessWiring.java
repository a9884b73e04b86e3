package dev.aisle.command;

import dev.aisle.command.process.ProcessFactory;
import dev.aisle.command.promotion.MembersProcess;
import dev.aisle.command.stock.TransferProcess;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The processes of families whose packages know no framework.
final class ProcessWiring {
    @Produces
    @Singleton
    ProcessFactory members() {
        return MembersProcess::new;
    }

    @Produces
    @Singleton
    ProcessFactory transfers() {
        return TransferProcess::new;
    }
}
