package dev.aisle.projections.runner;

import dev.aisle.folds.Projection;
import dev.aisle.folds.Projections;
import dev.aisle.folds.offer.OfferProjection;
import dev.aisle.projections.ProjectionsConfig;
import dev.aisle.projections.cache.WriteThrough;
import dev.aisle.projections.cache.redis.RedisOffers;
import dev.aisle.projections.changes.ChangeChannel;
import dev.aisle.projections.changes.Heads;
import dev.aisle.projections.store.ViewStore;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A runner for each projection, put together.
@ApplicationScoped
public class Runners {
    private final Map<String, ProjectionRunner> byName = new LinkedHashMap<>();
    private final List<RunnerMetrics> metered = new ArrayList<>();
    private final ExecutorService folding;

    public Runners(
            ProjectionsConfig config,
            ViewStore store,
            RedisOffers offers,
            ChangeChannel changes,
            Heads heads,
            MeterRegistry registry) {
        int threads =
                config.foldThreads() > 0
                        ? config.foldThreads()
                        : Runtime.getRuntime().availableProcessors();
        folding =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().name("fold-", 0).daemon().factory());
        var settings =
                new RunnerSettings(
                        config.generation(),
                        config.rowsRemembered(),
                        config.keysPerMessageMax(),
                        config.retry().first(),
                        config.retry().longest());
        for (var projection : Projections.ALL) {
            var metrics = new RunnerMetrics(registry, projection.name());
            var cache = isCached(projection) ? offers : WriteThrough.NONE;
            var runner =
                    new ProjectionRunner(
                            projection, settings, store, cache, changes, folding, metrics);
            metrics.gauge("projection.lag", runner, it -> it.lag(heads));
            metrics.gauge("projection.stopped", runner, it -> it.stops().size());
            metrics.gauge("projection.paused", runner, it -> it.isPaused() ? 1 : 0);
            metrics.gauge("projection.buckets", runner, it -> it.progress().size());
            metered.add(metrics);
            byName.put(projection.name(), runner);
        }
    }

    public Collection<ProjectionRunner> all() {
        return byName.values();
    }

    /// @throws IllegalArgumentException if there is none of that name
    public ProjectionRunner named(String projection) {
        var runner = byName.get(projection);
        if (runner == null) {
            throw new IllegalArgumentException("no projection is named " + projection);
        }
        return runner;
    }

    @PreDestroy
    void close() {
        metered.forEach(RunnerMetrics::close);
        folding.shutdownNow();
    }

    private static boolean isCached(Projection projection) {
        return projection.name().equals(OfferProjection.NAME);
    }
}
