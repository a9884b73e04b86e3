package dev.aisle.benchmarks.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Under what a run was measured, for its record.
final class Conditions {
    private Conditions() {}

    static List<String> of(Session session, double busyBefore) throws IOException {
        var lines = new ArrayList<String>();
        var system = ManagementFactory.getOperatingSystemMXBean();
        lines.add(
                "%d processors for clients and servers together, not pinned; %s %s %s; JDK %s; commit %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                system.getName(),
                                system.getVersion(),
                                system.getArch(),
                                Runtime.version(),
                                commit(session.root())));
        lines.addAll(session.servers());
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%d rounds in alternating order, a turn of each side %d ms (less where there are"
                                + " more than two sides); medians; ratios round by round",
                        session.rounds().count(),
                        session.rounds().turn().toMillis()));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "others used %.0f %% of the machine before it began, and at most %.0f %% in a turn%s",
                        busyBefore * 100,
                        session.othersShareMax() * 100,
                        isQuiet(session, busyBefore) ? "" : ": **a busy machine, no figures**"));
        return lines;
    }

    static boolean isQuiet(Session session, double busyBefore) {
        return Math.max(busyBefore, session.othersShareMax()) <= QuietMachine.OTHERS_MAX;
    }

    private static String commit(Path root) {
        try {
            var git =
                    new ProcessBuilder("git", "describe", "--always", "--dirty")
                            .directory(root.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (BufferedReader out = git.inputReader(StandardCharsets.UTF_8)) {
                var line = out.readLine();
                return line == null ? "unknown" : line;
            }
        } catch (IOException _) {
            return "unknown";
        }
    }
}
