package dev.aisle.relay.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Alive while the loops come round. All that a round waits for has a time limit, well within this one.
@Liveness
@ApplicationScoped
class RelayLiveness implements HealthCheck {
    private static final Duration ROUND_MAX = Duration.ofMinutes(3);

    private final RelayLoops loops;

    RelayLiveness(RelayLoops loops) {
        this.loops = loops;
    }

    @Override
    public HealthCheckResponse call() {
        var alive =
                loops.all().stream()
                        .allMatch(
                                loop ->
                                        loop.isAlive()
                                                && loop.sinceLastRound().compareTo(ROUND_MAX) < 0);
        return HealthCheckResponse.named("loops").status(alive).build();
    }
}
