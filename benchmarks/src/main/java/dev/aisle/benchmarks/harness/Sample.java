package dev.aisle.benchmarks.harness;

/// One turn of one side.
///
/// @param cpuNanos of this JVM and all servers, as far as the system tells
/// @param serverCpuNanos the servers' part of it
/// @param allocatedBytes in this JVM, by all threads
/// @param othersShare of the machine's processors that everybody else used, stolen time included, 0 to 1
record Sample(
        long operations,
        long nanos,
        long cpuNanos,
        long serverCpuNanos,
        long allocatedBytes,
        double othersShare) {
    double perSecond() {
        return operations * 1e9 / nanos;
    }

    double cpuMicrosEach() {
        return cpuNanos / 1e3 / operations;
    }

    double serverCpuMicrosEach() {
        return serverCpuNanos / 1e3 / operations;
    }

    double bytesEach() {
        return (double) allocatedBytes / operations;
    }
}
