package dev.aisle.command.admission;

import dev.aisle.contracts.receipt.Code;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// What admission tells of itself.
final class AdmissionMetrics {
    private final MeterRegistry registry;

    AdmissionMetrics(
            MeterRegistry registry,
            ConcurrencyLimit limit,
            Places places,
            WaitingLines waitingLines) {
        this.registry = registry;
        Gauge.builder("admission.limit.commands", limit::limit)
                .description("Commands that may be in flight now")
                .register(registry);
        Gauge.builder("admission.in.flight.commands", places::taken)
                .description("Commands between their admission and their receipt")
                .register(registry);
        Gauge.builder("admission.waiting.lines", waitingLines::size)
                .description("Batches, streams and partitions held up for want of a place")
                .register(registry);
        for (var commandClass : CommandClass.values()) {
            counter(commandClass, Code.RATE_LIMITED);
            counter(commandClass, Code.OVERLOADED);
        }
    }

    void refused(CommandClass commandClass, Code reason) {
        counter(commandClass, reason).increment();
    }

    private Counter counter(CommandClass commandClass, Code reason) {
        return Counter.builder("admission.refused.commands")
                .description("Commands refused before the engine")
                .tag("class", commandClass.name())
                .tag("reason", reason.name())
                .register(registry);
    }
}
