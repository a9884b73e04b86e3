package dev.aisle.relay.app;

import dev.aisle.contracts.Installation;
import dev.aisle.contracts.bucket.BucketRanges;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.postgres.PostgresEventLog;
import dev.aisle.eventstore.postgres.PostgresServer;
import dev.aisle.relay.EventRelay;
import dev.aisle.relay.EventTopic;
import dev.aisle.relay.RelayConfig;
import dev.aisle.relay.RelayMeters;
import dev.aisle.relay.heads.HeadsPublisher;
import dev.aisle.relay.heads.HeadsTopic;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes the relay's parts of the configuration.
final class RelayWiring {
    /// One each for the relay, the heads and the recovery of a bucket.
    private static final int CONNECTIONS_MAX = 3;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    /// The buckets that this process relays.
    record Owned(Set<Integer> buckets) {}

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
    Owned owned(Buckets buckets, RelayConfig config) {
        return new Owned(BucketRanges.parse(config.buckets(), buckets.count()));
    }

    @Produces
    @Singleton
    Pool pool(ServersConfig.Postgres postgres, RelayConfig config, Vertx vertx) {
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
    RelayMeters meters(MeterRegistry registry, Buckets buckets, Owned owned) {
        return new RelayMeters(registry, buckets.count(), owned.buckets());
    }

    @Produces
    @Singleton
    EventTopic topic(
            ServersConfig.Kafka kafka,
            Installation installation,
            Buckets buckets,
            RelayConfig config) {
        return new KafkaEventTopic(
                kafka.bootstrapServers(), installation.eventsTopic(), buckets.count(), config);
    }

    @Produces
    @Singleton
    HeadsTopic headsTopic(
            ServersConfig.Kafka kafka, Installation installation, RelayConfig config) {
        return new KafkaHeadsTopic(kafka.bootstrapServers(), installation.headsTopic(), config);
    }

    @Produces
    @Singleton
    EventRelay relay(
            EventLog log, EventTopic topic, Owned owned, RelayConfig config, RelayMeters meters) {
        return new EventRelay(log, topic, owned.buckets(), config, meters);
    }

    @Produces
    @Singleton
    HeadsPublisher heads(
            EventLog log, HeadsTopic topic, Owned owned, RelayConfig config, RelayMeters meters) {
        return new HeadsPublisher(
                log, topic, owned.buckets(), config.storeTimeout(), Clock.systemUTC(), meters);
    }
}
