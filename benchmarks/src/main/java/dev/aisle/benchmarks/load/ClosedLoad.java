package dev.aisle.benchmarks.load;

import dev.aisle.benchmarks.harness.Work;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Keeps a number of operations in flight: the next begins when one is answered. It finds the highest
/// throughput; its latencies mean nothing, since it stops asking while nothing is answered.
public final class ClosedLoad implements Work {
    private static final long ANSWERED_WITHIN_SECONDS = 60;

    private final int inFlight;
    private final LongFunction<? extends CompletionStage<?>> operation;
    private long next;

    /// @param inFlight how many at once
    /// @param operation started with a number that counts up over all turns; a stage that fails ends the run
    public ClosedLoad(int inFlight, LongFunction<? extends CompletionStage<?>> operation) {
        this.inFlight = inFlight;
        this.operation = operation;
    }

    @Override
    public long run(Duration time) throws Exception {
        var free = new Semaphore(inFlight);
        var done = new LongAdder();
        var failure = new AtomicReference<@Nullable Throwable>();
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && failure.get() == null) {
            if (!free.tryAcquire(ANSWERED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nothing was answered for a minute", failure.get());
            }
            // Whatever else is free by now begins as well, so that this thread is woken less often.
            for (int more = 1 + free.drainPermits(); more > 0; more--) {
                var _ =
                        operation
                                .apply(next++)
                                .whenComplete(
                                        (_, failed) -> {
                                            if (failed == null) {
                                                done.increment();
                                            } else {
                                                failure.set(failed);
                                            }
                                            free.release();
                                        });
            }
        }
        if (!free.tryAcquire(inFlight, ANSWERED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("not all was answered within a minute", failure.get());
        }
        var failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("an operation failed", failed);
        }
        return done.sum();
    }
}
