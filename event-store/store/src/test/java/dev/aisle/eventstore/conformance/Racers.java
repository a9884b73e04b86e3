package dev.aisle.eventstore.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/// Runs things at the same time.
final class Racers {
    private static final long SECONDS_MAX = 60;

    private Racers() {}

    /// Starts them together, waits for all, and gives back what they return.
    static <T> List<T> race(int count, IntFunction<Callable<T>> racer) throws Exception {
        var start = new CyclicBarrier(count);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < count; i++) {
                var task = racer.apply(i);
                running.add(
                        threads.submit(
                                () -> {
                                    start.await(SECONDS_MAX, TimeUnit.SECONDS);
                                    return task.call();
                                }));
            }
            var results = new ArrayList<T>();
            for (var one : running) {
                results.add(result(one));
            }
            return results;
        }
    }

    private static <T> T result(Future<T> running) throws Exception {
        try {
            return running.get(SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
