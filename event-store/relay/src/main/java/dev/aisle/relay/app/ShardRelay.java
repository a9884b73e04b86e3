package dev.aisle.relay.app;

import dev.aisle.relay.BucketOwnership;
import dev.aisle.relay.EventRelay;
import dev.aisle.relay.GrownBuckets;
import dev.aisle.relay.RelayConfig;
import dev.aisle.relay.heads.HeadsPublisher;
import dev.aisle.relay.loop.Agent;
import dev.aisle.relay.loop.AgentLoop;
import dev.aisle.relay.loop.Backoff;
import java.time.Duration;
import java.util.List;

/// What works for one shard, with loops and connections of its own: a shard that is down delays no other.
///
/// @param loops in the order in which they are ended
record ShardRelay(int shard, EventRelay relay, List<AgentLoop> loops, Runnable disconnect) {
    private static final Duration CLOSE_MARGIN = Duration.ofSeconds(1);

    static ShardRelay of(
            int shard,
            EventRelay relay,
            BucketOwnership ownership,
            HeadsPublisher heads,
            GrownBuckets grown,
            RelayConfig config,
            Runnable disconnect) {
        var closeTimeout = config.closeTimeout().plus(CLOSE_MARGIN);
        var retry = config.retry();
        var relaying =
                new AgentLoop(
                        relay,
                        new Backoff(config.poll().idleMin(), config.poll().idleMax()),
                        new Backoff(retry.first(), retry.longest()),
                        closeTimeout);
        grown.onNotice(relaying::wake);
        return new ShardRelay(
                shard,
                relay,
                List.of(
                        relaying,
                        steady(ownership, config.lease().renewedEvery(), closeTimeout),
                        steady(heads, config.headsInterval(), closeTimeout)),
                disconnect);
    }

    private static AgentLoop steady(Agent agent, Duration pause, Duration closeTimeout) {
        return new AgentLoop(agent, Backoff.steady(pause), Backoff.steady(pause), closeTimeout);
    }
}
