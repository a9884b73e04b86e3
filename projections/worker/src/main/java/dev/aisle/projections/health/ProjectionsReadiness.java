package dev.aisle.projections.health;

import dev.aisle.projections.runner.Runners;
import dev.aisle.projections.store.scylla.ScyllaSession;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Up while every projection is at work. It says which waits for its store, and which buckets stand
/// still, before which event and why.
@Readiness
@ApplicationScoped
public class ProjectionsReadiness implements HealthCheck {
    private final Runners runners;
    private final ScyllaSession session;

    public ProjectionsReadiness(Runners runners, ScyllaSession session) {
        this.runners = runners;
        this.session = session;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("projections");
        boolean isUp = session.isOpen();
        response.withData("views", session.isOpen() ? "open" : "waiting for ScyllaDB");
        for (var runner : runners.all()) {
            var name = runner.projection().name();
            var stops = runner.stops();
            isUp = isUp && stops.isEmpty() && !runner.isPaused();
            response.withData(
                    name,
                    runner.isPaused()
                            ? "paused: its store doesn't answer"
                            : stops.isEmpty() ? "at work" : stops.size() + " buckets stopped");
            stops.forEach(
                    (bucket, stop) ->
                            response.withData(
                                    name + "." + bucket,
                                    "stopped before offset %d of type %s: %s"
                                            .formatted(stop.offset(), stop.type(), stop.error())));
        }
        return response.status(isUp).build();
    }
}
