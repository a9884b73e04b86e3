package dev.aisle.benchmarks.harness;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One turn of one side.
///
/// @param cpuNanos of this JVM and all servers, as far as the system tells
/// @param serverCpuNanos the servers' part of it, by their names
/// @param allocatedBytes in this JVM, by all threads
/// @param othersShare of the machine's processors that everybody else used, stolen time included, 0 to 1
record Sample(
        long operations,
        long nanos,
        long cpuNanos,
        Map<String, Long> serverCpuNanos,
        long allocatedBytes,
        double othersShare) {
    static final String CLIENT = "client";

    Sample {
        serverCpuNanos = Collections.unmodifiableMap(new LinkedHashMap<>(serverCpuNanos));
    }

    double perSecond() {
        return operations * 1e9 / nanos;
    }

    double cpuMicrosEach() {
        return cpuNanos / 1e3 / operations;
    }

    double serverCpuMicrosEach() {
        return serverNanos() / 1e3 / operations;
    }

    /// Of one server; of this JVM as [#CLIENT].
    double cpuMicrosEach(String process) {
        long nanos =
                process.equals(CLIENT)
                        ? cpuNanos - serverNanos()
                        : serverCpuNanos.getOrDefault(process, 0L);
        return nanos / 1e3 / operations;
    }

    private long serverNanos() {
        return serverCpuNanos.values().stream().mapToLong(Long::longValue).sum();
    }

    double bytesEach() {
        return (double) allocatedBytes / operations;
    }
}
