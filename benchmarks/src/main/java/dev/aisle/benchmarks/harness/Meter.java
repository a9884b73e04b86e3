package dev.aisle.benchmarks.harness;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures one turn: time, processor time, allocation, and how much of the machine others used.
final class Meter {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private Meter() {}

    static Sample measure(Work work, Duration time, Map<String, List<ProcessHandle>> servers)
            throws Exception {
        var before = Reading.now(servers);
        long operations = work.run(time);
        var after = Reading.now(servers);
        if (operations == 0) {
            throw new IllegalStateException("nothing was done in " + time);
        }
        long nanos = after.nanos - before.nanos;
        long own = after.ownNanos - before.ownNanos;
        var byServer = new LinkedHashMap<String, Long>();
        after.serverNanos.forEach(
                (name, nanosNow) ->
                        byServer.put(name, nanosNow - before.serverNanos.getOrDefault(name, 0L)));
        long served = byServer.values().stream().mapToLong(Long::longValue).sum();
        long others = Math.max(0, after.machineNanos - before.machineNanos - own - served);
        return new Sample(
                operations,
                nanos,
                own + served,
                byServer,
                after.allocatedBytes - before.allocatedBytes,
                (double) others / nanos / PROCESSORS);
    }

    /// How much of the machine is in use by anybody, over a while.
    static double busyShare(Duration over) throws InterruptedException {
        var before = Reading.now(Map.of());
        Thread.sleep(over);
        var after = Reading.now(Map.of());
        double busy = after.machineNanos - before.machineNanos;
        return busy / (after.nanos - before.nanos) / PROCESSORS;
    }

    /// @param machineNanos busy and stolen
    private record Reading(
            long nanos,
            long ownNanos,
            Map<String, Long> serverNanos,
            long machineNanos,
            long allocatedBytes) {
        static Reading now(Map<String, List<ProcessHandle>> servers) {
            var serverNanos = new LinkedHashMap<String, Long>();
            servers.forEach((name, all) -> serverNanos.put(name, ProcStat.cpuNanos(all)));
            return new Reading(
                    System.nanoTime(),
                    SYSTEM.getProcessCpuTime(),
                    serverNanos,
                    ProcStat.machine().map(m -> m.busyNanos() + m.stolenNanos()).orElse(0L),
                    THREADS.getTotalThreadAllocatedBytes());
        }
    }
}
