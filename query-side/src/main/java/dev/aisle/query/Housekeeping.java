package dev.aisle.query;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// One thread for what has to be tried again or looked at now and then. Tasks start something
/// asynchronous and return at once.
@Singleton
public class Housekeeping {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class);

    private final ScheduledThreadPoolExecutor executor =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("aisle-housekeeping").factory());

    public Housekeeping() {
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    public void after(Duration delay, Runnable task) {
        try {
            var _ = executor.schedule(() -> run(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            LOG.debug("Not scheduled: shutting down");
        }
    }

    public void every(Duration period, Runnable task) {
        var _ =
                executor.scheduleWithFixedDelay(
                        () -> run(task),
                        period.toMillis(),
                        period.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A housekeeping task failed; the next run goes on", e);
        }
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }
}
