package dev.aisle.projections.runner;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What a projection costs: events in, rows folded, rows written.
final class RunnerMetrics {
    private static final String TAG = "projection";

    private final MeterRegistry registry;
    private final String projection;
    private final Counter events;
    private final Counter repeats;
    private final Counter rowsFolded;
    private final Counter rowsWritten;
    private final Counter rowsRead;
    private final Counter changesLost;
    private final DistributionSummary batchSize;
    private final Timer batch;
    private final List<Gauge> gauges = new ArrayList<>();

    RunnerMetrics(MeterRegistry registry, String projection) {
        this.registry = registry;
        this.projection = projection;
        events = registry.counter("projection.events", TAG, projection);
        repeats = registry.counter("projection.repeats", TAG, projection);
        rowsFolded = registry.counter("projection.rows.folded", TAG, projection);
        rowsWritten = registry.counter("projection.rows.written", TAG, projection);
        rowsRead = registry.counter("projection.rows.read", TAG, projection);
        changesLost = registry.counter("projection.changes.lost", TAG, projection);
        batchSize = registry.summary("projection.batch.size", TAG, projection);
        batch = registry.timer("projection.batch", TAG, projection);
    }

    <T> void gauge(String name, T of, ToDoubleFunction<T> value) {
        gauges.add(Gauge.builder(name, of, value).tag(TAG, projection).register(registry));
    }

    /// A registry may outlive the worker, and would go on telling of it.
    void close() {
        gauges.forEach(registry::remove);
    }

    void sliced(Slice slice) {
        events.increment(slice.to() - slice.from());
        repeats.increment(slice.repeats());
    }

    void folded(long changes, int written) {
        rowsFolded.increment(changes);
        rowsWritten.increment(written);
    }

    void read(int rows) {
        rowsRead.increment(rows);
    }

    void changeLost() {
        changesLost.increment();
    }

    Timer.Sample began(int records) {
        batchSize.record(records);
        return Timer.start(registry);
    }

    void ended(Timer.Sample sample) {
        sample.stop(batch);
    }
}
