package dev.aisle.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;

/// The figures of a run, one line each: `RESULT name ours=… raw=… ratio=… unit=…`. What has nothing raw
/// to be compared with says only what is ours.
record Report(List<String> lines) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    Report {
        lines = List.copyOf(lines);
    }

    static Report of(String suite, Collection<RunResult> results) {
        var byBenchmark = new TreeMap<String, Map<String, RunResult>>();
        for (var result : results) {
            var names = result.getParams().getBenchmark().split("\\.", -1);
            byBenchmark
                    .computeIfAbsent(nameOf(suite, names[names.length - 2]), _ -> new TreeMap<>())
                    .put(names[names.length - 1], result);
        }
        var lines = new ArrayList<String>();
        byBenchmark.forEach(
                (name, methods) -> {
                    var ours = methods.get("ours");
                    var raw = methods.get("raw");
                    if (ours != null && raw != null) {
                        lines.add(compared(name, ours, raw));
                    } else {
                        methods.forEach((method, result) -> lines.add(alone(name, method, result)));
                    }
                });
        return new Report(lines);
    }

    private static String compared(String name, RunResult ours, RunResult raw) {
        double ratio = score(ours) / score(raw);
        return String.format(
                Locale.ROOT,
                "RESULT %s ours=%.0f raw=%.0f ratio=%.2f unit=ops/s allocated=%.0f allocated-raw=%.0f",
                name,
                score(ours),
                score(raw),
                ratio,
                allocated(ours),
                allocated(raw));
    }

    private static String alone(String name, String method, RunResult result) {
        return String.format(
                Locale.ROOT,
                "RESULT %s-%s ours=%.0f unit=ops/s allocated=%.0f",
                name,
                method,
                score(result),
                allocated(result));
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    /// Bytes per operation. JMH's map of results is raw.
    @SuppressWarnings("rawtypes")
    private static double allocated(RunResult result) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(ALLOCATED))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
    }

    /// `CommandCodecBenchmark` of suite `micro` is `micro-command-codec`.
    private static String nameOf(String suite, String className) {
        return suite
                + className
                        .replace("Benchmark", "")
                        .replaceAll("([A-Z])", "-$1")
                        .toLowerCase(Locale.ROOT);
    }
}
