package dev.aisle.relay.app;

import dev.aisle.contracts.Installation;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.postgres.PostgresEventLog;
import dev.aisle.eventstore.postgres.PostgresServer;
import dev.aisle.relay.BucketRanges;
import dev.aisle.relay.EventRelay;
import dev.aisle.relay.RelayConfig;
import dev.aisle.relay.RelayMeters;
import dev.aisle.relay.heads.HeadsPublisher;
import dev.aisle.relay.kafka.KafkaEventTopic;
import dev.aisle.relay.kafka.KafkaHeadsTopic;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/// Makes the relay's parts of the configuration.
final class RelayWiring {
    /// One each for the relay, the heads and the recovery of a bucket.
    private static final int CONNECTIONS_MAX = 3;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    /// The buckets that this process relays.
    record Owned(Set<Integer> buckets) {}

    @Produces
    @Singleton
    Owned owned(InstallationConfig installation, RelayConfig config) {
        return new Owned(BucketRanges.parse(config.buckets(), installation.bucketCount()));
    }

    @Produces
    @Singleton
    Pool pool(InstallationConfig installation, RelayConfig config, Vertx vertx) {
        var postgres = installation.postgres();
        return new PostgresServer(
                        postgres.url(),
                        postgres.user(),
                        postgres.password(),
                        CONNECT_TIMEOUT,
                        config.storeTimeout())
                .openForReads(vertx, "aisle-relay", CONNECTIONS_MAX);
    }

    void close(@Disposes Pool pool) {
        pool.closeAndAwait();
    }

    @Produces
    @Singleton
    EventLog log(Pool pool, RelayConfig config) {
        return new GuardedEventLog(new PostgresEventLog(pool, config.storeTimeout()));
    }

    @Produces
    @Singleton
    RelayMeters meters(MeterRegistry registry, InstallationConfig installation, Owned owned) {
        return new RelayMeters(registry, installation.bucketCount(), owned.buckets());
    }

    @Produces
    @Singleton
    EventRelay relay(
            EventLog log,
            InstallationConfig installation,
            RelayConfig config,
            Owned owned,
            RelayMeters meters) {
        var topic =
                new KafkaEventTopic(
                        installation.kafka().bootstrapServers(),
                        new Installation(installation.installation()).eventsTopic(),
                        installation.bucketCount(),
                        config);
        return new EventRelay(log, topic, owned.buckets(), config, meters);
    }

    @Produces
    @Singleton
    HeadsPublisher heads(
            EventLog log,
            InstallationConfig installation,
            RelayConfig config,
            Owned owned,
            RelayMeters meters) {
        var topic =
                new KafkaHeadsTopic(
                        installation.kafka().bootstrapServers(),
                        new Installation(installation.installation()).headsTopic(),
                        config);
        return new HeadsPublisher(
                log, topic, owned.buckets(), config.storeTimeout(), Clock.systemUTC(), meters);
    }
}
