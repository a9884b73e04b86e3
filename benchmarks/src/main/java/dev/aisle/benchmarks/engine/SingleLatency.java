package dev.aisle.benchmarks.engine;

import dev.aisle.benchmarks.harness.Session;
import dev.aisle.benchmarks.load.ClosedLoad;
import dev.aisle.benchmarks.load.Latencies;
import dev.aisle.benchmarks.load.OpenLoad;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;

/// Latency of single commands on a schedule: at a rate that leaves the machine idle, and at 70 % of what
/// it can do, which is measured first.
record SingleLatency(Session session) {
    private static final int LOW_PER_SECOND = 200;
    private static final double HIGH_SHARE = 0.70;
    private static final String ANSWERED = "answered";

    /// @param name of the figure: `RESULT name-latency-low …` and `RESULT name-latency-70 …`
    /// @param inFlight with which it does the most
    /// @param command fails unless it was accepted
    void measure(
            String name,
            String what,
            int inFlight,
            LongFunction<? extends CompletionStage<?>> command)
            throws Exception {
        var time = session.rounds().turn().multipliedBy(2);
        double most = new ClosedLoad(inFlight, command).run(time) * 1e9 / time.toNanos();
        var rows =
                new ArrayList<>(
                        List.of(
                                "**"
                                        + name
                                        + "-latency**: "
                                        + what
                                        + ", on schedule, ms from when due",
                                "",
                                "| commands/s | p50 | p99 | p99.9 | max |",
                                "| --: | --: | --: | --: | --: |"));
        var low = at(LOW_PER_SECOND, time, command);
        var high = at(most * HIGH_SHARE, time, command);
        rows.add(row(low));
        rows.add(row(high));
        session.table(rows);
        result(name + "-latency-low", low);
        result(name + "-latency-70", high);
    }

    private static Latencies at(
            double perSecond, Duration time, LongFunction<? extends CompletionStage<?>> command)
            throws InterruptedException {
        var latencies =
                new OpenLoad(perSecond).run(time, i -> command.apply(i).thenApply(_ -> ANSWERED));
        if (latencies.count(Latencies.FAILED) > 0) {
            throw new IllegalStateException("not all were accepted: " + latencies.counts());
        }
        return latencies;
    }

    private void result(String name, Latencies latencies) {
        session.result(
                String.format(
                        Locale.ROOT,
                        "RESULT %s %s unit=ms rate=%.0f",
                        name,
                        latencies.percentiles(ANSWERED),
                        latencies.offeredPerSecond()));
    }

    private static String row(Latencies latencies) {
        return String.format(
                Locale.ROOT,
                "| %.0f | %.2f | %.2f | %.2f | %.2f |",
                latencies.offeredPerSecond(),
                latencies.millisAt(50, ANSWERED),
                latencies.millisAt(99, ANSWERED),
                latencies.millisAt(99.9, ANSWERED),
                latencies.millisAt(100, ANSWERED));
    }
}
