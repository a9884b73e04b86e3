package dev.aisle.query.row;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.jboss.logging.Logger;

/// Stands before a store: a time limit, a breaker and a bound on what is under way. Nothing is tried
/// twice, so a slow store is never asked more because it is slow.
public final class StoreGuard {
    private static final Logger LOG = Logger.getLogger(StoreGuard.class);
    private static final TypeLiteral<Uni<Object>> ANY = new TypeLiteral<>() {};
    private static final double FAILURE_RATIO = 0.5;

    private final String store;
    private final AtomicInteger open;
    private final Guard guard;

    /// @param store its name, in metrics and logs
    /// @param innocent failures that say nothing about the store's health
    public StoreGuard(
            String store,
            Limits limits,
            List<Class<? extends Throwable>> innocent,
            MeterRegistry meters) {
        this.store = store;
        this.open =
                Objects.requireNonNull(
                        meters.gauge(
                                "store.breaker.open",
                                Tags.of("store", store),
                                new AtomicInteger()));
        this.guard =
                Guard.create()
                        .withDescription(store)
                        .withBulkhead()
                        .limit(limits.concurrencyMax())
                        .queueSize(limits.concurrencyMax())
                        .done()
                        .withCircuitBreaker()
                        .name(store)
                        .requestVolumeThreshold(limits.breakerVolume())
                        .failureRatio(FAILURE_RATIO)
                        .successThreshold(2)
                        .delay(limits.breakerDelay().toMillis(), ChronoUnit.MILLIS)
                        .skipOn(blameless(innocent))
                        .onStateChange(this::changed)
                        .done()
                        .withTimeout()
                        .duration(limits.timeout().toMillis(), ChronoUnit.MILLIS)
                        .done()
                        .build();
    }

    /// Calls that we turn away ourselves say nothing of the store either.
    private static List<Class<? extends Throwable>> blameless(
            List<Class<? extends Throwable>> innocent) {
        var all = new ArrayList<>(innocent);
        all.add(BulkheadException.class);
        return all;
    }

    /// How far the store is trusted.
    public record Limits(
            Duration timeout, int concurrencyMax, int breakerVolume, Duration breakerDelay) {}

    @SuppressWarnings("unchecked")
    public <T> Uni<T> call(Supplier<CompletionStage<T>> call) {
        return Uni.createFrom()
                .deferred(
                        () ->
                                (Uni<T>)
                                        guard.get(
                                                () ->
                                                        (Uni<Object>)
                                                                Uni.createFrom()
                                                                        .completionStage(call),
                                                ANY))
                .onFailure()
                .transform(failure -> new StoreUnavailableException(store, failure));
    }

    private void changed(CircuitBreakerState state) {
        boolean wasOpen = open.getAndSet(state == CircuitBreakerState.CLOSED ? 0 : 1) == 1;
        switch (state) {
            case OPEN -> opened(wasOpen);
            case HALF_OPEN -> LOG.debugf("The breaker lets calls try store=%s", store);
            case CLOSED -> LOG.infof("The breaker closes store=%s", store);
        }
    }

    /// An outage is said once, not at each attempt to see whether it is over.
    private void opened(boolean again) {
        if (!again) {
            LOG.warnf("The breaker opens store=%s", store);
        }
    }
}
