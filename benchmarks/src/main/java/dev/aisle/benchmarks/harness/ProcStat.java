package dev.aisle.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Processor times as Linux counts them, in ticks of 10 ms; elsewhere there are none. See proc(5).
final class ProcStat {
    private static final long NANOS_PER_TICK = 10_000_000;
    private static final Path MACHINE = Path.of("/proc/stat");

    private ProcStat() {}

    /// Of all processors since the machine started.
    ///
    /// @param busyNanos in programs and in the kernel on their behalf
    /// @param stolenNanos in which the hypervisor ran somebody else
    record Machine(long busyNanos, long stolenNanos) {}

    static Optional<Machine> machine() {
        try {
            var fields = Files.readAllLines(MACHINE).getFirst().split(" +", -1);
            long user = Long.parseLong(fields[1]) + Long.parseLong(fields[2]);
            long system = Long.parseLong(fields[3]);
            return Optional.of(
                    new Machine(
                            (user + system) * NANOS_PER_TICK,
                            Long.parseLong(fields[8]) * NANOS_PER_TICK));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Of processes with all their descendants, those that ended and were waited for included.
    static long cpuNanos(List<ProcessHandle> roots) {
        return roots.stream()
                        .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                        .mapToLong(ProcStat::ticks)
                        .sum()
                * NANOS_PER_TICK;
    }

    /// The sum of what each has had at most; without descendants. Where there is no proc(5), 0.
    static long residentBytesMax(List<ProcessHandle> processes) {
        return processes.stream().mapToLong(ProcStat::residentBytesMax).sum();
    }

    private static long residentBytesMax(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    * 1_024;
        } catch (IOException _) {
            return 0;
        }
    }

    /// utime, stime, cutime and cstime; the fields are counted after the name, which may hold blanks.
    private static long ticks(ProcessHandle process) {
        try {
            var line = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).sum();
        } catch (IOException _) {
            return 0; // It has just ended; its parent counts it.
        }
    }
}
