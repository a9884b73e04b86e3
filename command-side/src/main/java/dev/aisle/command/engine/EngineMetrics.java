package dev.aisle.command.engine;

import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// What the engine tells of itself.
final class EngineMetrics {
    private final Map<Code, Counter> decided = new EnumMap<>(Code.class);
    private final MeterRegistry registry;
    private final DistributionSummary batchSize;
    private final Timer append;
    private final Timer load;
    private final Counter conflicts;
    private final Counter unknownOutcomes;

    EngineMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var code : Code.values()) {
            decided.put(
                    code,
                    Counter.builder("command.decided").tag("code", code.name()).register(registry));
        }
        batchSize = DistributionSummary.builder("engine.batch.size").register(registry);
        append = Timer.builder("event.store.append").register(registry);
        load = Timer.builder("event.store.load").register(registry);
        conflicts = Counter.builder("engine.conflicts").register(registry);
        unknownOutcomes = Counter.builder("engine.outcomes.unknown").register(registry);
    }

    void watchMailbox(int lane, Supplier<Number> size) {
        Gauge.builder("engine.mailbox.size", size)
                .tag("lane", Integer.toString(lane))
                .register(registry);
    }

    void answered(Receipt receipt) {
        Objects.requireNonNull(decided.get(receipt.code())).increment();
    }

    void batch(int size) {
        batchSize.record(size);
    }

    <T> T timeAppend(Supplier<T> call) {
        return append.record(call);
    }

    <T> T timeLoad(Supplier<T> call) {
        return load.record(call);
    }

    void conflict() {
        conflicts.increment();
    }

    void unknownOutcome() {
        unknownOutcomes.increment();
    }
}
