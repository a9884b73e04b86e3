package dev.aisle.benchmarks;

import dev.aisle.benchmarks.MicroBenchmarks.Rounds;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/// `./aisle bench NAME [--quick]`: prints a table, then one line a figure, and adds those lines and the
/// conditions to `benchmarks/results/NAME.txt`. Nothing is recorded of a quick run, nor while something
/// else uses the machine.
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws RunnerException, IOException {
        var names = Arrays.stream(arguments).filter(a -> !a.startsWith("-")).toList();
        var options = Arrays.stream(arguments).filter(a -> a.startsWith("-")).toList();
        if (!names.equals(List.of("micro")) || !List.of("--quick").containsAll(options)) {
            System.err.println("usage: ./aisle bench micro [--quick]");
            System.exit(2);
        }
        double loadBefore = load();
        var report = MicroBenchmarks.run(options.isEmpty() ? Rounds.FULL : Rounds.QUICK);
        System.out.println();
        report.lines().forEach(System.out::println);
        if (!options.isEmpty()) {
            System.out.println("Not recorded: a quick run is no figure.");
        } else if (loadBefore > 0.5) {
            System.out.printf(
                    Locale.ROOT,
                    "Not recorded: %.1f others were running when it began.%n",
                    loadBefore);
        } else {
            record("micro", report);
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static void record(String name, Report report) throws IOException {
        var file =
                Path.of(System.getProperty("aisle.root", "."), "benchmarks/results", name + ".txt");
        Files.createDirectories(file.getParent());
        var conditions =
                "%s  %s  %d processors  %s %s"
                        .formatted(
                                Instant.now(),
                                Runtime.version(),
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.name"),
                                System.getProperty("os.arch"));
        Files.writeString(
                file,
                conditions + "\n" + String.join("\n", report.lines()) + "\n\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        System.out.println("Recorded in " + file);
    }
}
