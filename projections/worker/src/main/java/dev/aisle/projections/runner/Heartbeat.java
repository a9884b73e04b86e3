package dev.aisle.projections.runner;

import dev.aisle.projections.changes.Heads;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Tells readers each second how far every projection and the log are.
@ApplicationScoped
public class Heartbeat {
    private final Runners runners;
    private final Heads heads;

    public Heartbeat(Runners runners, Heads heads) {
        this.runners = runners;
        this.heads = heads;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> beat() {
        return Uni.join()
                .all(runners.all().stream().map(runner -> runner.beat(heads)).toList())
                .andCollectFailures()
                .replaceWithVoid();
    }
}
