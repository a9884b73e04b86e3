package dev.aisle.relay.app;

import dev.aisle.relay.EventRelay;
import dev.aisle.relay.RelayConfig;
import dev.aisle.relay.heads.HeadsPublisher;
import dev.aisle.relay.loop.AgentLoop;
import dev.aisle.relay.loop.Backoff;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/// Starts the loops with the application and ends them with it.
@Singleton
class RelayLoops {
    private static final Duration CLOSE_MARGIN = Duration.ofSeconds(1);

    private final List<AgentLoop> loops;

    RelayLoops(EventRelay relay, HeadsPublisher heads, RelayConfig config) {
        var closeTimeout = config.closeTimeout().plus(CLOSE_MARGIN);
        this.loops =
                List.of(
                        new AgentLoop(
                                relay,
                                new Backoff(config.poll().idleMin(), config.poll().idleMax()),
                                retry(config),
                                closeTimeout),
                        new AgentLoop(
                                heads,
                                Backoff.steady(config.headsInterval()),
                                Backoff.steady(config.headsInterval()),
                                closeTimeout));
    }

    private static Backoff retry(RelayConfig config) {
        return new Backoff(config.retry().first(), config.retry().longest());
    }

    List<AgentLoop> all() {
        return loops;
    }

    void start(@Observes StartupEvent started) {
        loops.forEach(AgentLoop::start);
    }

    void stop(@Observes ShutdownEvent stopped) {
        loops.forEach(AgentLoop::stop);
        loops.forEach(AgentLoop::close);
    }
}
