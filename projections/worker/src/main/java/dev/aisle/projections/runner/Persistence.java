package dev.aisle.projections.runner;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Repeats what a store refuses until it is done: a failing store pauses a projection, and never makes
/// it skip. While something is being repeated, nothing more is polled.
final class Persistence {
    private static final Logger LOG = Logger.getLogger(Persistence.class);
    private static final double JITTER = 0.2;

    private final String projection;
    private final Duration first;
    private final Duration longest;
    private final AtomicInteger failing = new AtomicInteger();

    /// @param first pause before the second attempt, doubled from then on
    /// @param longest pause between two attempts
    Persistence(String projection, Duration first, Duration longest) {
        this.projection = projection;
        this.first = first;
        this.longest = longest;
    }

    boolean isPaused() {
        return failing.get() > 0;
    }

    /// @param isWanted asked after a failure; where it says no, the failure is the result
    <T> Uni<T> until(BooleanSupplier isWanted, String doing, Supplier<Uni<? extends T>> attempt) {
        var state = new Attempts(doing);
        return Uni.createFrom()
                .deferred(attempt)
                .onFailure()
                .invoke(state::failed)
                .onFailure(_ -> isWanted.getAsBoolean())
                .retry()
                .withBackOff(first, longest)
                .withJitter(JITTER)
                .indefinitely()
                .onTermination()
                .invoke(state::ended);
    }

    <T> Uni<T> until(String doing, Supplier<Uni<? extends T>> attempt) {
        return until(() -> true, doing, attempt);
    }

    private final class Attempts {
        private final String doing;
        private final AtomicInteger failures = new AtomicInteger();

        private Attempts(String doing) {
            this.doing = doing;
        }

        private void failed(Throwable cause) {
            if (failures.getAndIncrement() == 0 && failing.getAndIncrement() == 0) {
                LOG.warnf(
                        "Projection paused: it can't go on until its store answers projection=%s"
                                + " doing=%s error=%s",
                        projection, doing, cause);
            } else {
                LOG.debugf(
                        "Still paused projection=%s doing=%s error=%s", projection, doing, cause);
            }
        }

        private void ended() {
            if (failures.getAndSet(0) > 0 && failing.decrementAndGet() == 0) {
                LOG.infof("Projection goes on projection=%s doing=%s", projection, doing);
            }
        }
    }
}
