package dev.aisle.relay.app;

import dev.aisle.contracts.Installation;
import dev.aisle.contracts.bucket.BucketRanges;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.relay.RelayConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes the relay's parts of the configuration.
final class RelayWiring {

    /// What works for each shard that has buckets of this process.
    record Shards(List<ShardRelay> all) {}

    @Produces
    @Singleton
    Installation installation(
            @ConfigProperty(name = "aisle.installation", defaultValue = Installation.NAME_DEFAULT)
                    String name) {
        return new Installation(name);
    }

    @Produces
    @Singleton
    Buckets buckets(
            @ConfigProperty(name = "aisle.bucket-count", defaultValue = "" + Buckets.COUNT_DEFAULT)
                    int count) {
        return new Buckets(count);
    }

    @Produces
    @Singleton
    Shards shards(
            ServersConfig.Postgres postgres,
            ServersConfig.ShardList list,
            ShardWiring wiring,
            Buckets buckets,
            RelayConfig config) {
        var wanted = BucketRanges.parse(config.buckets(), buckets.count());
        var shards =
                dev.aisle.eventstore.Shards.parse(list.list(), postgres.url(), buckets.count());
        return new Shards(
                shards.all().stream()
                        .filter(shard -> shard.buckets().stream().anyMatch(wanted::contains))
                        .map(shard -> wiring.relay(shard, wanted))
                        .toList());
    }

    @Produces
    @Singleton
    ShardWiring wiring(
            ServersConfig.Postgres postgres,
            ServersConfig.Kafka kafka,
            Installation installation,
            Buckets buckets,
            RelayConfig config,
            MeterRegistry registry,
            Vertx vertx) {
        return new ShardWiring(
                postgres,
                kafka.bootstrapServers(),
                installation,
                buckets.count(),
                config,
                registry,
                vertx);
    }
}
