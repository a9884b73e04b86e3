package dev.aisle.command.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

final class IngressMetrics {
    private final MeterRegistry registry;
    private final Counter misrouted;
    private final Counter quarantined;

    IngressMetrics(MeterRegistry registry) {
        this.registry = registry;
        misrouted =
                Counter.builder("command.ingress.misrouted")
                        .description("Records in another partition than their key's")
                        .register(registry);
        quarantined =
                Counter.builder("command.ingress.quarantined")
                        .description("Records that are no commands, or can't be decided")
                        .register(registry);
    }

    void misrouted() {
        misrouted.increment();
    }

    void quarantined() {
        quarantined.increment();
    }

    void watchInFlight(IntSupplier inFlight) {
        registry.gauge("command.ingress.in.flight", inFlight, IntSupplier::getAsInt);
    }
}
