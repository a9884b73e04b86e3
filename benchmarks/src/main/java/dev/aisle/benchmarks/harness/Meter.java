package dev.aisle.benchmarks.harness;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/// Measures one turn: time, processor time, allocation, and how much of the machine others used.
final class Meter {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private Meter() {}

    static Sample measure(Work work, Duration time, List<ProcessHandle> servers) throws Exception {
        var before = Reading.now(servers);
        long operations = work.run(time);
        var after = Reading.now(servers);
        if (operations == 0) {
            throw new IllegalStateException("nothing was done in " + time);
        }
        long nanos = after.nanos - before.nanos;
        long own = after.ownNanos - before.ownNanos;
        long served = after.serverNanos - before.serverNanos;
        long others = Math.max(0, after.machineNanos - before.machineNanos - own - served);
        return new Sample(
                operations,
                nanos,
                own + served,
                served,
                after.allocatedBytes - before.allocatedBytes,
                (double) others / nanos / PROCESSORS);
    }

    /// How much of the machine is in use by anybody, over a while.
    static double busyShare(Duration over) throws InterruptedException {
        var before = Reading.now(List.of());
        Thread.sleep(over);
        var after = Reading.now(List.of());
        double busy = after.machineNanos - before.machineNanos;
        return busy / (after.nanos - before.nanos) / PROCESSORS;
    }

    /// @param machineNanos busy and stolen
    private record Reading(
            long nanos, long ownNanos, long serverNanos, long machineNanos, long allocatedBytes) {
        static Reading now(List<ProcessHandle> servers) {
            return new Reading(
                    System.nanoTime(),
                    SYSTEM.getProcessCpuTime(),
                    ProcStat.cpuNanos(servers),
                    ProcStat.machine().map(m -> m.busyNanos() + m.stolenNanos()).orElse(0L),
                    THREADS.getTotalThreadAllocatedBytes());
        }
    }
}
