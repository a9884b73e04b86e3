package dev.aisle.relay;

import dev.aisle.contracts.Installation;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.BucketLeases;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.NewEvent;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.Timelines;
import dev.aisle.eventstore.postgres.AppendListener;
import dev.aisle.eventstore.postgres.Migrations;
import dev.aisle.eventstore.postgres.PostgresAppendNotifier;
import dev.aisle.eventstore.postgres.PostgresBucketLeases;
import dev.aisle.eventstore.postgres.PostgresEventLog;
import dev.aisle.eventstore.postgres.PostgresEventStore;
import dev.aisle.eventstore.postgres.PostgresRestoration;
import dev.aisle.eventstore.postgres.PostgresServer;
import dev.aisle.eventstore.postgres.PostgresTimelines;
import dev.aisle.local.Topics;
import dev.aisle.local.testing.TestServers;
import dev.aisle.relay.heads.HeadsPublisher;
import dev.aisle.relay.kafka.KafkaEventTopic;
import dev.aisle.relay.kafka.KafkaHeadsTopic;
import dev.aisle.relay.loop.AgentLoop;
import dev.aisle.relay.loop.Backoff;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An installation of a test's own on the real servers: a database, topics, and relays between them.
final class Installed implements AutoCloseable {
    static final int BUCKETS = 4;
    static final Set<Integer> ALL =
            IntStream.range(0, BUCKETS).boxed().collect(Collectors.toUnmodifiableSet());

    private static final String METADATA =
            "{\"commandId\":\"0197f0c4-5b6e-7c6f-8a55-000000000001\",\"client\":\"local\"}";
    private static final Duration LONG = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final List<AgentLoop> loops = new ArrayList<>();
    private final Map<StreamId, Long> versions = new ConcurrentHashMap<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RelayMeters meters = new RelayMeters(registry, 0, BUCKETS);
    private final AtomicLong connections = new AtomicLong();
    private final GrownBuckets grown = new GrownBuckets();
    private final String url;
    private final Installation installation;
    private final String kafka;
    private final Pool appends;
    private final Pool reads;
    private final Pool upkeep;
    private final Pool notices;
    private final AppendListener listener;
    private final PostgresEventStore store;
    private final PostgresEventLog log;

    private Installed(String url, Installation installation, String kafka) {
        var servers = TestServers.get();
        var postgres = new PostgresServer(url, servers.postgresUser(), servers.postgresPassword());
        this.url = url;
        this.installation = installation;
        this.kafka = kafka;
        this.appends = postgres.openForAppends(vertx, "relay-test-appends", 8);
        this.reads = postgres.openForReads(vertx, "relay-test-reads", 8);
        this.upkeep = postgres.openForUpkeep(vertx, "relay-test-upkeep", 4);
        this.notices = postgres.openForNotices(vertx, "relay-test-notices");
        this.listener = postgres.listen(vertx, "relay-test-listener", grown::told);
        var notifier = new PostgresAppendNotifier(vertx, notices, Duration.ofMillis(1));
        this.store = new PostgresEventStore(appends, new Buckets(BUCKETS), LONG, notifier);
        this.log = new PostgresEventLog(reads);
    }

    static Installed create() {
        return on(TestServers.get()::postgresUrl);
    }

    /// @param server gives the URL of a database of a name
    static Installed on(UnaryOperator<String> server) {
        return on(server, TestServers.get().kafkaBootstrapServers());
    }

    /// @param kafka its bootstrap servers
    static Installed on(UnaryOperator<String> server, String kafka) {
        var installation = new Installation(newName());
        Topics.create(kafka, installation, BUCKETS);
        return new Installed(migrated(server.apply(installation.name())), installation, kafka);
    }

    private static String migrated(String url) {
        var servers = TestServers.get();
        try {
            Migrations.migrate(url, servers.postgresUser(), servers.postgresPassword());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url;
    }

    /// One that was created elsewhere.
    static Installed existing(String url, Installation installation) {
        return new Installed(url, installation, TestServers.get().kafkaBootstrapServers());
    }

    String url() {
        return url;
    }

    private static String newName() {
        return "relay-" + UUID.randomUUID().toString().substring(0, 12);
    }

    /// Another store for the same topics, as after a failover to one that knows nothing of them.
    Installed withStoreOfItsOwn() {
        return new Installed(
                migrated(TestServers.get().postgresUrl(newName())), installation, kafka);
    }

    Installation installation() {
        return installation;
    }

    EventLog log() {
        return log;
    }

    SimpleMeterRegistry registry() {
        return registry;
    }

    /// Puts events back that a failover lost.
    void restore(List<StoredEvent> events) {
        new PostgresRestoration(upkeep, LONG).restore(events).await().atMost(LONG);
    }

    MirrorCheck mirror() {
        return MirrorCheck.of(kafka, installation.eventsTopic(), log);
    }

    static RelayConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(RelayConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(RelayConfig.class);
    }

    /// A relay of all buckets that runs until this is closed.
    Running relay(Map<String, String> settings) {
        return relay(settings, log);
    }

    Running relay(Map<String, String> settings, EventLog from) {
        return relay(settings, from, () -> ALL);
    }

    Running relay(Map<String, String> settings, EventLog from, Supplier<Set<Integer>> owned) {
        var config = config(settings);
        return relay(config, from, owned, epoch -> topic(epoch, config));
    }

    Running relay(
            RelayConfig config,
            EventLog from,
            Supplier<Set<Integer>> owned,
            IntFunction<EventTopic> topics) {
        var shard = new ShardLog(0, ALL, from, timelines(), connections::get, grown);
        var relay = new EventRelay(shard, topics, owned, config, meters);
        var loop =
                new AgentLoop(
                        relay,
                        new Backoff(config.poll().idleMin(), config.poll().idleMax()),
                        new Backoff(Duration.ofMillis(50), Duration.ofMillis(200)),
                        LONG);
        grown.onNotice(loop::wake);
        loops.add(loop.start());
        return new Running(relay, loop);
    }

    /// A relay of the buckets that its leases give it, until this is closed.
    Running leased(String name, Map<String, String> settings) {
        var config = config(settings);
        var ownership = new BucketOwnership(leases(), name, 0, ALL, config);
        var often = Backoff.steady(config.lease().renewedEvery());
        loops.add(new AgentLoop(ownership, often, often, LONG).start());
        return relay(settings, log, ownership);
    }

    EventTopic topic(int epoch, RelayConfig config) {
        return new KafkaEventTopic(kafka, installation.eventsTopic(epoch), BUCKETS, config);
    }

    Timelines timelines() {
        return new PostgresTimelines(reads, upkeep, LONG);
    }

    BucketLeases leases() {
        return new PostgresBucketLeases(upkeep, LONG);
    }

    /// A connection outside the store, to look and to meddle.
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + url, "postgres", "postgres");
    }

    /// The next read is on another connection, as after a failover that no read met.
    void reconnect() {
        connections.incrementAndGet();
    }

    /// Publishes heads until this is closed.
    void heads() {
        var topic = new KafkaHeadsTopic(kafka, installation.headsTopic(), config(Map.of()));
        var publisher = new HeadsPublisher(0, log, topic, ALL, LONG, Clock.systemUTC(), meters);
        var often = Duration.ofMillis(100);
        loops.add(
                new AgentLoop(publisher, Backoff.steady(often), Backoff.steady(often), LONG)
                        .start());
    }

    record Running(EventRelay relay, AgentLoop loop) implements AutoCloseable {
        @Override
        public void close() {
            loop.close();
        }
    }

    /// A stream in a bucket.
    static StreamId stream(int bucket, int number) {
        var buckets = new Buckets(BUCKETS);
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "SKU-" + number + "-" + i)
                .filter(sku -> buckets.of(sku) == bucket)
                .map(sku -> StreamId.price(new Sku(sku), new ZoneId("us-east")))
                .findFirst()
                .orElseThrow();
    }

    void append(StreamId stream, int events) {
        for (int i = 0; i < events; i++) {
            append(stream, payload(stream, i), METADATA);
        }
    }

    void append(StreamId stream, byte[] payload, String metadata) {
        append(stream, List.of(event(payload, metadata)));
    }

    /// Appends events at once, so that a relay finds them all in one page.
    void appendTogether(StreamId stream, List<byte[]> payloads) {
        append(stream, payloads.stream().map(payload -> event(payload, METADATA)).toList());
    }

    private void append(StreamId stream, List<NewEvent> events) {
        var version = versions.getOrDefault(stream, 0L);
        var outcomes =
                store.append(List.of(new Decision(stream, version, List.of(), events, null)))
                        .await()
                        .atMost(LONG);
        if (!(outcomes.getFirst() instanceof AppendOutcome.Appended)) {
            throw new IllegalStateException("not appended: " + outcomes);
        }
        versions.put(stream, version + events.size());
    }

    private static NewEvent event(byte[] payload, String metadata) {
        return new NewEvent(
                UUID.randomUUID(),
                "dev.aisle.price.PriceSet.v1",
                Buffer.buffer(payload),
                Buffer.buffer(metadata));
    }

    /// Some events into each bucket.
    void appendToAll(int events) {
        for (int bucket : ALL) {
            append(stream(bucket, 0), events);
        }
    }

    private static byte[] payload(StreamId stream, int number) {
        // The spaces would not survive an encoder.
        return ("{ \"stream\" : \"" + stream + "\",  \"number\" : " + number + " }")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        loops.forEach(AgentLoop::close);
        listener.close();
        notices.closeAndAwait();
        appends.closeAndAwait();
        reads.closeAndAwait();
        upkeep.closeAndAwait();
        vertx.closeAndAwait();
    }
}
