package dev.aisle.benchmarks.load;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Latencies of an open load by outcome, to three digits. Written by many threads, read when all is done.
public final class Latencies {
    public static final String FAILED = "failed";

    private static final int DIGITS = 3;

    private final Map<String, Histogram> byOutcome = new ConcurrentHashMap<>();
    private long offered;
    private long nanos = 1;

    /// @param latencyNanos what is negative counts as 0
    public void record(String outcome, long latencyNanos) {
        byOutcome
                .computeIfAbsent(outcome, _ -> new ConcurrentHistogram(DIGITS))
                .recordValue(Math.max(0, latencyNanos));
    }

    void offered(long count, long inNanos) {
        offered = count;
        nanos = inNanos;
    }

    /// How many were begun each second: less than was wanted if the schedule had to wait.
    public double offeredPerSecond() {
        return offered * 1e9 / nanos;
    }

    public Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        byOutcome.forEach((outcome, histogram) -> counts.put(outcome, histogram.getTotalCount()));
        return counts;
    }

    public long count(String outcome) {
        var histogram = byOutcome.get(outcome);
        return histogram == null ? 0 : histogram.getTotalCount();
    }

    /// @param percentile 0 to 100
    /// @return milliseconds; 0 if there was no such outcome
    public double millisAt(double percentile, String outcome) {
        var histogram = byOutcome.get(outcome);
        return histogram == null ? 0 : histogram.getValueAtPercentile(percentile) / 1e6;
    }

    /// For example `p50=0.61 p99=1.90 p99.9=4.02 max=7.10`, in milliseconds.
    public String percentiles(String outcome) {
        return String.format(
                Locale.ROOT,
                "p50=%.2f p99=%.2f p99.9=%.2f max=%.2f",
                millisAt(50, outcome),
                millisAt(99, outcome),
                millisAt(99.9, outcome),
                millisAt(100, outcome));
    }
}
