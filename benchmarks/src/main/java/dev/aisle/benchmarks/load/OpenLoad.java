package dev.aisle.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/// Begins operations on a schedule, whether or not earlier ones were answered, as people in a shop do.
/// Latency counts from the moment an operation should have begun: whatever kept it waiting, this
/// generator included, is in it. So a server that stands still for a second shows up in every operation
/// that fell into the second, and not only in the one that happened to be under way.
///
/// It sleeps between operations rather than spin, since it shares its processors with what it measures;
/// that adds some 60 µs to every latency.
///
/// @param perSecond how many begin
/// @param inFlightMax beyond it the schedule waits, and what waits ages
public record OpenLoad(double perSecond, int inFlightMax) {
    private static final long DRAIN_SECONDS_MAX = 60;

    public OpenLoad(double perSecond) {
        this(perSecond, 100_000);
    }

    /// Offers the load for some time, and then waits up to a minute for what is still in flight.
    ///
    /// @param operation started with its number in the schedule; its stage gives the outcome under which
    ///     the latency is counted, or fails, which counts as [Latencies#FAILED]
    public Latencies run(Duration time, LongFunction<? extends CompletionStage<String>> operation)
            throws InterruptedException {
        var latencies = new Latencies();
        var free = new Semaphore(inFlightMax);
        long start = System.nanoTime();
        long count = (long) (perSecond * time.toNanos() / 1e9);
        for (long i = 0; i < count; i++) {
            long intended = start + (long) (i * 1e9 / perSecond);
            sleepUntil(intended);
            free.acquire();
            var _ =
                    operation
                            .apply(i)
                            .whenComplete(
                                    (outcome, failed) -> {
                                        latencies.record(
                                                failed == null ? outcome : Latencies.FAILED,
                                                System.nanoTime() - intended);
                                        free.release();
                                    });
        }
        long offeredFor = System.nanoTime() - start;
        if (!free.tryAcquire(inFlightMax, DRAIN_SECONDS_MAX, TimeUnit.SECONDS)) {
            throw new IllegalStateException("not all was answered within a minute");
        }
        latencies.offered(count, offeredFor);
        return latencies;
    }

    private static void sleepUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; ) {
            LockSupport.parkNanos(left);
            left = nanoTime - System.nanoTime();
        }
    }
}
