package dev.aisle.relay.app;

import dev.aisle.contracts.Installation;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.Shard;
import dev.aisle.eventstore.postgres.PostgresBucketLeases;
import dev.aisle.eventstore.postgres.PostgresEventLog;
import dev.aisle.eventstore.postgres.PostgresServer;
import dev.aisle.eventstore.postgres.PostgresTimelines;
import dev.aisle.relay.BucketOwnership;
import dev.aisle.relay.EventRelay;
import dev.aisle.relay.EventTopic;
import dev.aisle.relay.GrownBuckets;
import dev.aisle.relay.RelayConfig;
import dev.aisle.relay.RelayMeters;
import dev.aisle.relay.ShardLog;
import dev.aisle.relay.heads.HeadsPublisher;
import dev.aisle.relay.kafka.KafkaEventTopic;
import dev.aisle.relay.kafka.KafkaHeadsTopic;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// Makes what works for one shard.
record ShardWiring(
        ServersConfig.Postgres postgres,
        String bootstrapServers,
        Installation installation,
        int bucketCount,
        RelayConfig config,
        MeterRegistry registry,
        Vertx vertx) {
    /// One connection: were there several, the relay could not tell whether two reads were of one server.
    private static final int READS_MAX = 1;

    /// Shared by leases, heads and timelines, each of which asks once a second.
    private static final int UPKEEP_MAX = 1;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    /// @param wanted the buckets that this process may relay, of all shards
    ShardRelay relay(Shard shard, Set<Integer> wanted) {
        var server =
                new PostgresServer(
                        shard.url(),
                        postgres.user(),
                        postgres.password(),
                        CONNECT_TIMEOUT,
                        config.storeTimeout());
        var connections = new AtomicLong();
        var reads =
                server.openForReads(
                        vertx,
                        "aisle-relay-" + shard.number(),
                        READS_MAX,
                        connections::incrementAndGet);
        var upkeep =
                server.openForUpkeep(vertx, "aisle-relay-upkeep-" + shard.number(), UPKEEP_MAX);
        var meters = new RelayMeters(registry, shard.number(), bucketCount);
        var mine = wanted.stream().filter(shard.buckets()::contains).collect(Collectors.toSet());
        var ownership =
                new BucketOwnership(
                        new PostgresBucketLeases(upkeep, config.storeTimeout()),
                        config.lease().instance(),
                        shard.number(),
                        mine,
                        config);
        var log =
                new ShardLog(
                        shard.number(),
                        shard.buckets(),
                        log("log-" + shard.number(), reads),
                        new PostgresTimelines(reads, upkeep, config.storeTimeout()),
                        connections::get,
                        new GrownBuckets());
        var listener =
                server.listen(vertx, "aisle-relay-notices-" + shard.number(), log.grown()::told);
        return ShardRelay.of(
                shard.number(),
                new EventRelay(log, this::eventTopic, ownership, config, meters),
                ownership,
                heads(shard, mine, upkeep, meters),
                log.grown(),
                config,
                () -> {
                    listener.close();
                    reads.closeAndAwait();
                    upkeep.closeAndAwait();
                });
    }

    private HeadsPublisher heads(Shard shard, Set<Integer> mine, Pool upkeep, RelayMeters meters) {
        return new HeadsPublisher(
                shard.number(),
                log("heads-" + shard.number(), upkeep),
                new KafkaHeadsTopic(bootstrapServers, installation.headsTopic(), config),
                mine,
                config.storeTimeout(),
                Clock.systemUTC(),
                meters);
    }

    private EventLog log(String name, Pool pool) {
        return new GuardedEventLog(name, new PostgresEventLog(pool, config.storeTimeout()));
    }

    private EventTopic eventTopic(int epoch) {
        return new KafkaEventTopic(
                bootstrapServers, installation.eventsTopic(epoch), bucketCount, config);
    }
}
