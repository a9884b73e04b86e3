package dev.aisle.local.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Several pieces of work at once, a thread each.
public final class Together {

    private Together() {}

    /// Runs all of them to their ends.
    ///
    /// @return their results, in the order of the tasks
    /// @throws RuntimeException the first failure in that order, with the others suppressed in it
    public static <T> List<T> call(List<? extends Callable<T>> tasks) {
        var results = new ArrayList<T>();
        @Nullable RuntimeException failure = null;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            tasks.forEach(task -> running.add(threads.submit(task)));
            for (var one : running) {
                try {
                    results.add(one.get());
                } catch (ExecutionException e) {
                    failure = add(failure, e.getCause());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    public static void run(List<? extends Runnable> tasks) {
        var _ = call(tasks.stream().map(Executors::callable).toList());
    }

    private static RuntimeException add(
            @Nullable RuntimeException failure, @Nullable Throwable cause) {
        var next =
                cause instanceof RuntimeException unchecked
                        ? unchecked
                        : new IllegalStateException(String.valueOf(cause), cause);
        if (failure == null) {
            return next;
        }
        failure.addSuppressed(next);
        return failure;
    }
}
