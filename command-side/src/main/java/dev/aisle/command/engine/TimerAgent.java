package dev.aisle.command.engine;

import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.eventstore.Shard;
import dev.aisle.eventstore.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/// Claims the timers of a shard that are due, and has their streams end what the clock has ended. What
/// comes to nothing is due again when its lease ends, here or on another instance.
final class TimerAgent implements Runnable {
    private static final Logger LOG = Logger.getLogger(TimerAgent.class);
    private static final Duration CLAIM_WITHIN = Duration.ofSeconds(5);

    private final EngineConfig.Timers config;
    private final Timers timers;
    private final Shard shard;
    private final BiFunction<StreamId, Instant, CompletionStage<Receipt>> elapse;
    private final InstantSource clock;
    private final EngineMetrics metrics;
    private final Thread thread;
    private volatile boolean stopping;

    TimerAgent(
            EngineConfig.Timers config,
            Timers timers,
            Shard shard,
            BiFunction<StreamId, Instant, CompletionStage<Receipt>> elapse,
            InstantSource clock,
            EngineMetrics metrics) {
        this.config = config;
        this.timers = timers;
        this.shard = shard;
        this.elapse = elapse;
        this.clock = clock;
        this.metrics = metrics;
        this.thread = Thread.ofVirtual().name("timers-" + shard.number()).unstarted(this);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopping = true;
        thread.interrupt();
    }

    @Override
    public void run() {
        boolean failing = false;
        while (!stopping) {
            try {
                int fired = fire();
                failing = false;
                if (fired < config.claimMax()) {
                    Thread.sleep(config.pollInterval());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                metrics.timersUnclaimed();
                if (!failing && !stopping) {
                    LOG.warnf("Timers can't be claimed shard=%d cause=%s", shard.number(), e);
                }
                failing = true;
                pause();
            }
        }
    }

    /// @return how many were due
    private int fire() throws InterruptedException {
        var due =
                timers.claim(shard.buckets(), clock.instant(), config.lease(), config.claimMax())
                        .await()
                        .atMost(CLAIM_WITHIN);
        var ends =
                due.stream()
                        .map(one -> elapse.apply(one.stream(), one.dueAt()).toCompletableFuture())
                        .toList();
        awaitAll(ends);
        return due.size();
    }

    /// For no longer than they are ours.
    private void awaitAll(List<CompletableFuture<Receipt>> ends) throws InterruptedException {
        try {
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                    .get(config.lease().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debugf("Timers are put off shard=%d cause=%s", shard.number(), e);
        }
    }

    private void pause() {
        try {
            Thread.sleep(config.pollInterval().multipliedBy(4));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
