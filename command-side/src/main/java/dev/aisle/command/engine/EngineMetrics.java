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
    private final Counter timersFired;
    private final Counter timersPutOff;
    private final Counter timersUnclaimed;
    private final Map<SnapshotFate, Counter> snapshots = new EnumMap<>(SnapshotFate.class);

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
        timersFired = Counter.builder("engine.timers.fired").register(registry);
        timersPutOff = Counter.builder("engine.timers.put.off").register(registry);
        timersUnclaimed = Counter.builder("engine.timers.unclaimed").register(registry);
        for (var fate : SnapshotFate.values()) {
            snapshots.put(
                    fate,
                    Counter.builder("engine.snapshots")
                            .tag("fate", fate.name())
                            .register(registry));
        }
    }

    void watchMailbox(int lane, Supplier<Number> size) {
        Gauge.builder("engine.mailbox.size", size)
                .tag("lane", Integer.toString(lane))
                .register(registry);
    }

    void watchPromotions(Supplier<Number> kept) {
        Gauge.builder("engine.promotions.kept", kept).register(registry);
    }

    /// What became of a snapshot.
    enum SnapshotFate {
        KEPT,
        /// The store didn't take it.
        FAILED,
        /// Larger than a store keeps.
        TOO_LARGE,
        /// Too many were waiting.
        DROPPED
    }

    void answered(Receipt receipt) {
        Objects.requireNonNull(decided.get(receipt.code())).increment();
    }

    void elapsed(Receipt receipt) {
        (receipt.code() == Code.ACCEPTED ? timersFired : timersPutOff).increment();
    }

    void timersUnclaimed() {
        timersUnclaimed.increment();
    }

    void snapshots(SnapshotFate fate, int count) {
        Objects.requireNonNull(snapshots.get(fate)).increment(count);
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
