package dev.aisle.command.process;

import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// What processes came to on this instance: runs by family and outcome, and what of their streams is open still
/// after a run, and since when.
public final class ProcessMetrics {
    /// Streams that are remembered as open; what is beyond them isn't counted among these.
    private static final int OPEN_MAX = 10_000;

    /// What isn't tried here for so long goes on elsewhere.
    private static final Duration SEEN_WITHIN = Duration.ofMinutes(5);

    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Map<StreamId, Open> open = new HashMap<>();

    private record Open(Instant since, Instant seen) {}

    public ProcessMetrics(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        Gauge.builder("engine.process.open", this, ProcessMetrics::open).register(registry);
        Gauge.builder("engine.process.oldest.age.seconds", this, ProcessMetrics::oldestAgeSeconds)
                .register(registry);
    }

    /// What a run came to.
    enum Outcome {
        /// It went to its end.
        ADVANCED,
        /// It can't go on now.
        PUT_OFF,
        /// Another stream refused a step.
        REFUSED,
        /// By a defect.
        FAILED
    }

    synchronized void ended(StreamId stream, Outcome outcome) {
        counter(stream.family(), outcome).increment();
        if (outcome == Outcome.ADVANCED) {
            open.remove(stream);
        } else if (open.size() < OPEN_MAX || open.containsKey(stream)) {
            var now = clock.instant();
            open.merge(
                    stream,
                    new Open(now, now),
                    (known, tried) -> new Open(known.since(), tried.seen()));
        }
    }

    private Counter counter(Family family, Outcome outcome) {
        return Counter.builder("engine.process.runs")
                .tag("family", family.name())
                .tag("outcome", outcome.name())
                .register(registry);
    }

    private synchronized double open() {
        forgetUnseen();
        return open.size();
    }

    private synchronized double oldestAgeSeconds() {
        forgetUnseen();
        return open.values().stream()
                .map(Open::since)
                .min(Instant::compareTo)
                .map(since -> Duration.between(since, clock.instant()).toSeconds())
                .orElse(0L)
                .doubleValue();
    }

    private void forgetUnseen() {
        var seenBefore = clock.instant().minus(SEEN_WITHIN);
        open.values().removeIf(one -> one.seen().isBefore(seenBefore));
    }
}
