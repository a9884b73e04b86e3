package dev.aisle.benchmarks.harness;

import java.time.Duration;

/// Whether something else is using the machine.
final class QuietMachine {
    /// A share of all processors.
    static final double OTHERS_MAX = 0.10;

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int LOOKS_MAX = 10;

    private QuietMachine() {}

    /// @return the share of the processors that is in use
    static double look() throws InterruptedException {
        return Meter.busyShare(LOOK);
    }

    /// Waits up to half a minute for what runs out, such as the build before a benchmark.
    ///
    /// @return the share of the processors that is in use
    static double await() throws InterruptedException {
        double busy = 1;
        for (int i = 0; i < LOOKS_MAX && busy > OTHERS_MAX; i++) {
            busy = look();
        }
        return busy;
    }
}
