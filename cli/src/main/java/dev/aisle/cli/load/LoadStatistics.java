package dev.aisle.cli.load;

import dev.aisle.contracts.receipt.Receipt;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Counts what becomes of commands while they are sent. Safe for many threads.
public final class LoadStatistics {
    private static final long LATENCY_MAX_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Map<Outcome, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<Outcome, String> examples = new ConcurrentHashMap<>();
    private final Histogram latencies =
            new ConcurrentHistogram(LATENCY_MAX_NANOS, SIGNIFICANT_DIGITS);
    private final LongAdder settled = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final long startedNanos = System.nanoTime();

    void settled(OutgoingCommand command, Receipt receipt, long latencyNanos) {
        var problem = receipt.problem();
        var field = problem == null || problem.field() == null ? "" : problem.field();
        var outcome = new Outcome(command.type(), receipt.code(), field);
        counts.computeIfAbsent(outcome, _ -> new LongAdder()).increment();
        if (problem != null) {
            examples.putIfAbsent(outcome, problem.detail());
        }
        latencies.recordValue(Math.clamp(latencyNanos, 1, LATENCY_MAX_NANOS));
        settled.increment();
    }

    void retried(int commands) {
        retried.add(commands);
    }

    public long settled() {
        return settled.sum();
    }

    public LoadReport report() {
        var sums = new TreeMap<Outcome, Long>();
        counts.forEach((outcome, count) -> sums.put(outcome, count.sum()));
        return new LoadReport(
                sums,
                examples,
                Duration.ofNanos(System.nanoTime() - startedNanos),
                Duration.ofNanos(latencies.getValueAtPercentile(50)),
                Duration.ofNanos(latencies.getValueAtPercentile(99)),
                Duration.ofNanos(latencies.getMaxValue()),
                retried.sum());
    }
}
