package dev.aisle.relay.app;

import dev.aisle.relay.loop.AgentLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/// Starts the loops of all shards with the application and ends them with it.
@Singleton
class RelayLoops {
    private final List<ShardRelay> shards;
    private final List<AgentLoop> loops;

    RelayLoops(RelayWiring.Shards shards) {
        this.shards = shards.all();
        this.loops = this.shards.stream().flatMap(shard -> shard.loops().stream()).toList();
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
        shards.forEach(shard -> shard.disconnect().run());
    }
}
