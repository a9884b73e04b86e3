package dev.aisle.cli.verify;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.aisle.cli.progress.ProgressListener;
import dev.aisle.contracts.Installation;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.event.Event;
import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.event.EventMetadata;
import dev.aisle.contracts.event.EventType;
import dev.aisle.contracts.event.PriceEvent.PriceSet;
import dev.aisle.contracts.event.ProductEvent.ProductIntroduced;
import dev.aisle.contracts.event.StockEvent.ReservationReleased;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.event.StockEvent.StockReserved;
import dev.aisle.contracts.event.StockEvent.StockSold;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.log.EventHeaders;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.NewEvent;
import dev.aisle.eventstore.Shards;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.postgres.Migrations;
import dev.aisle.eventstore.postgres.PostgresEventLog;
import dev.aisle.eventstore.postgres.PostgresEventStore;
import dev.aisle.eventstore.postgres.PostgresServer;
import dev.aisle.folds.LogFold;
import dev.aisle.folds.Projections;
import dev.aisle.folds.Row;
import dev.aisle.folds.scylla.RowJson;
import dev.aisle.folds.scylla.ScyllaTables;
import dev.aisle.folds.scylla.ViewSchema;
import dev.aisle.local.Topics;
import dev.aisle.local.testing.TestServers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// An installation of eight buckets with a product in each, whose rooms are played by the test: the
/// log is filled, mirrored and folded as the rooms would, and can then be meddled with.
final class TestInstallation implements AutoCloseable {
    static final int BUCKET_COUNT = 8;
    static final ZoneId ZONE = new ZoneId("us-east");
    static final LocationId LOCATION = new LocationId("store-42");

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    static final Duration CACHE_LIFETIME = Duration.ofMinutes(10);

    private final TestServers servers = TestServers.get();
    private final Buckets buckets = new Buckets(BUCKET_COUNT);
    private final Vertx vertx = Vertx.vertx();
    private final PostgresServer postgres;
    private final PostgresEventStore store;
    private final PostgresEventLog log;
    private final Producer<byte[], byte[]> producer;
    private final RedisClient redis;
    private final CqlSession session;
    private final ScyllaTables tables;
    final Installation installation;

    TestInstallation() throws SQLException {
        var name = "verify-" + UUID.randomUUID().toString().substring(0, 8);
        installation = new Installation(name);
        postgres =
                new PostgresServer(
                        servers.postgresUrl(installation.keyspace()),
                        servers.postgresUser(),
                        servers.postgresPassword());
        Migrations.migrate(postgres.url(), postgres.user(), postgres.password());
        store = new PostgresEventStore(postgres.openForAppends(vertx, "test", 2), buckets);
        log = new PostgresEventLog(postgres.openForReads(vertx, "test", 2));
        Topics.create(servers.kafkaBootstrapServers(), installation, BUCKET_COUNT);
        var config = new Properties();
        config.put("bootstrap.servers", servers.kafkaBootstrapServers());
        config.put("compression.type", "lz4");
        var bytes = new ByteArraySerializer();
        producer = new KafkaProducer<>(config, bytes, bytes);
        redis = RedisClient.create(RedisURI.create(servers.redisUri()));
        var host = servers.scyllaContactPoint().split(":", -1);
        session =
                CqlSession.builder()
                        .addContactPoint(new InetSocketAddress(host[0], Integer.parseInt(host[1])))
                        .withLocalDatacenter(servers.scyllaDatacenter())
                        .withConfigLoader(
                                DriverConfigLoader.programmaticBuilder()
                                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, TIMEOUT)
                                        .build())
                        .build();
        ViewSchema.create(session, installation.keyspace(), 1, ViewSchema.REPLICATION_DEFAULT);
        tables =
                ScyllaTables.open(session, installation.keyspace(), 1).toCompletableFuture().join();
    }

    /// @param waitAtMost for the topic and the views
    VerifyConfig config(Duration waitAtMost) {
        return new VerifyConfig(
                installation,
                BUCKET_COUNT,
                Shards.parse("", postgres.url(), BUCKET_COUNT),
                postgres.user(),
                postgres.password(),
                servers.kafkaBootstrapServers(),
                servers.redisUri(),
                servers.scyllaContactPoint(),
                servers.scyllaDatacenter(),
                waitAtMost,
                CACHE_LIFETIME,
                100);
    }

    record Verified(VerifyReport report, VerifiedOffsets offsets) {}

    Verified verify(VerifiedOffsets since) throws InterruptedException {
        return verify(since, Duration.ZERO, ProgressListener.SILENT);
    }

    Verified verify(VerifiedOffsets since, Duration waitAtMost, ProgressListener progress)
            throws InterruptedException {
        var config = config(waitAtMost);
        try (var sources = new Sources(config)) {
            var verification = new Verification(sources, config, progress);
            var report = verification.run(since);
            return new Verified(report, verification.verified());
        }
    }

    Verified verifyWhole() throws InterruptedException {
        return verify(VerifiedOffsets.none(installation.name()));
    }

    /// The only product of a bucket.
    Sku sku(int bucket) {
        return IntStream.range(0, 10_000)
                .mapToObj(i -> "SKU-" + i)
                .filter(sku -> buckets.of(sku) == bucket)
                .map(Sku::new)
                .findFirst()
                .orElseThrow();
    }

    /// In each bucket: the product at offset 0, its price at 1, stock received at 2, sold at 3, a
    /// reservation at 4 that is let go at 5, and another price at 6.
    void trade() {
        for (int bucket = 0; bucket < BUCKET_COUNT; bucket++) {
            var sku = sku(bucket);
            var reservation = new ReservationId("r-1");
            append(
                    StreamId.product(sku),
                    0,
                    new ProductIntroduced(
                            "A lamp",
                            new BrandId("lumen"),
                            List.of(new CategoryId("home"), new CategoryId("home-lamps")),
                            null));
            append(StreamId.price(sku, ZONE), 0, price(1_299));
            append(
                    StreamId.stock(sku, LOCATION),
                    0,
                    new StockReceived(10),
                    new StockSold(3),
                    new StockReserved(reservation, 2, Instant.parse("2027-01-01T00:00:00Z")),
                    new ReservationReleased(reservation, 2));
            append(StreamId.price(sku, ZONE), 1, price(1_199));
        }
    }

    static PriceSet price(long minor) {
        return new PriceSet(
                PriceKind.LIST,
                new Money(minor, "USD", 2),
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                null);
    }

    void append(StreamId stream, long expectedVersion, Event... events) {
        var metadata =
                EventCodec.encodeMetadata(
                        new EventMetadata(
                                UUID.randomUUID(), "test", null, null, null, null, null, null));
        var news = new ArrayList<NewEvent>();
        for (var event : events) {
            news.add(
                    new NewEvent(
                            UUID.randomUUID(),
                            EventType.of(event).wireName(),
                            Buffer.buffer(EventCodec.encode(event)),
                            Buffer.buffer(metadata)));
        }
        var outcome =
                store.append(List.of(new Decision(stream, expectedVersion, List.of(), news, null)))
                        .await()
                        .atMost(TIMEOUT)
                        .getFirst();
        if (!(outcome instanceof AppendOutcome.Appended)) {
            throw new AssertionError(stream + ": " + outcome);
        }
    }

    List<StoredEvent> log(int bucket, long afterOffset) {
        return log.read(Map.of(bucket, afterOffset), 1_000).await().atMost(TIMEOUT);
    }

    /// Plays the relay.
    void mirror(List<StoredEvent> events) {
        events.forEach(event -> mirror(event, event.payload().getBytes()));
        producer.flush();
    }

    void mirror(StoredEvent event, byte[] payload) {
        var record =
                new ProducerRecord<>(
                        installation.eventsTopic(),
                        event.bucket(),
                        event.stream().key().getBytes(StandardCharsets.UTF_8),
                        payload);
        Map.of(
                        EventHeaders.SPEC_VERSION, EventHeaders.SPEC_VERSION_VALUE,
                        EventHeaders.ID, event.id().toString(),
                        EventHeaders.TYPE, event.type(),
                        EventHeaders.SOURCE, EventHeaders.SOURCE_VALUE,
                        EventHeaders.SUBJECT, event.stream().toString(),
                        EventHeaders.TIME, event.recordedAt().toString(),
                        EventHeaders.CONTENT_TYPE, EventHeaders.CONTENT_TYPE_VALUE,
                        EventHeaders.OFFSET, Long.toString(event.offset()),
                        EventHeaders.VERSION, Long.toString(event.version()))
                .forEach(
                        (name, value) ->
                                record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        var _ = producer.send(record);
        producer.flush();
    }

    void mirrorAllBut(List<Integer> left) {
        for (int bucket = 0; bucket < BUCKET_COUNT; bucket++) {
            if (!left.contains(bucket)) {
                mirror(log(bucket, -1));
            }
        }
    }

    /// Plays the projections, up to the end of the log.
    void project() {
        for (int bucket = 0; bucket < BUCKET_COUNT; bucket++) {
            var fold = new LogFold(Projections.ALL);
            var events = log(bucket, -1);
            events.stream().map(LoggedEvents::of).forEach(fold::fold);
            for (var row : fold.tables().all()) {
                tables.write(row).toCompletableFuture().join();
            }
            if (!events.isEmpty()) {
                advance(bucket, events.getLast().offset());
            }
        }
    }

    void advance(int bucket, long offset) {
        for (var projection : Projections.ALL) {
            tables.advance(projection.name(), bucket, offset).toCompletableFuture().join();
        }
    }

    void write(Row row) {
        tables.write(row).toCompletableFuture().join();
    }

    Row row(dev.aisle.folds.RowKey key) {
        return tables.read(key).toCompletableFuture().join().orElseThrow();
    }

    void cql(String cql, Object... values) {
        session.execute(
                SimpleStatement.newInstance(cql.replace("{ks}", installation.keyspace()), values));
    }

    void sql(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:" + postgres.url(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void cache(Sku sku, String text) {
        cache(sku, text, CACHE_LIFETIME);
    }

    void cache(Sku sku, String text, Duration lifetime) {
        try (var connection = redis.connect()) {
            connection.sync().psetex(cacheKey(sku), lifetime.toMillis(), text);
        }
    }

    void cacheWithoutEnd(Sku sku, String text) {
        try (var connection = redis.connect()) {
            connection.sync().set(cacheKey(sku), text);
        }
    }

    String cacheKey(Sku sku) {
        return installation.offerKey(0, 1, sku.value(), ZONE.value());
    }

    static String entry(Row row) {
        return row.offset() + "\n" + RowJson.encode(row);
    }

    @Override
    public void close() {
        producer.close();
        redis.shutdown(Duration.ZERO, TIMEOUT);
        session.execute(SimpleStatement.newInstance("DROP KEYSPACE " + installation.keyspace()));
        session.close();
        vertx.closeAndAwait();
    }
}
