package dev.aisle.cli.stack;

import com.sun.management.OperatingSystemMXBean;
import dev.aisle.local.server.ServerFailure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Whether there is room for a stack, before the machine is driven into swapping.
final class Memory {

    private static final long WANTED_BYTES = 3_500L << 20;
    private static final long REQUIRED_BYTES = 2_000L << 20;
    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    private Memory() {}

    /// A sentence to show, if it will be tight.
    ///
    /// @throws ServerFailure if it cannot go well
    static Optional<String> check() {
        return judge(availableBytes());
    }

    static Optional<String> judge(long availableBytes) {
        if (availableBytes >= WANTED_BYTES) {
            return Optional.empty();
        }
        var sentence =
                String.format(
                        Locale.ROOT,
                        "Memory is short: %.1f GiB are available, and all together take about %.1f GiB."
                                + " Close something large, or give this machine more.",
                        gibibytes(availableBytes),
                        gibibytes(WANTED_BYTES));
        if (availableBytes < REQUIRED_BYTES) {
            throw new ServerFailure(sentence);
        }
        return Optional.of(sentence);
    }

    /// What Linux says can be had without swapping, and no more than a container's limit; elsewhere all
    /// that the machine has.
    private static long availableBytes() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var total = system.getTotalMemorySize();
        if (!Files.exists(MEMINFO)) {
            return total;
        }
        try (var lines = Files.lines(MEMINFO)) {
            return lines.filter(line -> line.startsWith(AVAILABLE))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kibibytes -> Math.min(total, Long.parseLong(kibibytes) << 10))
                    .findFirst()
                    .orElse(total);
        } catch (IOException _) {
            return total;
        }
    }

    private static double gibibytes(long bytes) {
        return bytes / (double) (1L << 30);
    }
}
