package dev.aisle.cli.load;

import dev.aisle.contracts.receipt.Code;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What became of a load.
///
/// @param counts receipts by type of command, code and field that was wrong
/// @param examples the first problem of each kind, in the command side's words
/// @param latencyP50 from when a command was due, or where there is no schedule from when its request
///     went out, to its receipt; so with the other two
/// @param retried commands that were sent once more, counted each time
public record LoadReport(
        SortedMap<Outcome, Long> counts,
        Map<Outcome, String> examples,
        Duration elapsed,
        Duration latencyP50,
        Duration latencyP99,
        Duration latencyMax,
        long retried) {
    public LoadReport {
        counts = new TreeMap<>(counts);
        examples = Map.copyOf(examples);
    }

    public long commands() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long count(Code code) {
        return byCode().getOrDefault(code, 0L);
    }

    public SortedMap<Code, Long> byCode() {
        var sums = new TreeMap<Code, Long>();
        counts.forEach((outcome, count) -> sums.merge(outcome.code(), count, Long::sum));
        return sums;
    }

    public double commandsPerSecond() {
        return commands() / Math.max(1e-3, elapsed.toNanos() / 1e9);
    }

    /// Whether every command has the command side's word on it.
    public boolean isComplete() {
        return byCode().keySet().stream().noneMatch(Code::isTransient);
    }
}
