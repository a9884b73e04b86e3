package dev.aisle.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.contracts.Installation;
import dev.aisle.contracts.event.PriceEvent.PriceSet;
import dev.aisle.contracts.event.ProductEvent.ProductIntroduced;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.event.StockEvent.StockSold;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.log.BucketHeads;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.price.PriceSegment;
import dev.aisle.contracts.view.ChangeMessage;
import dev.aisle.contracts.view.Offer;
import dev.aisle.contracts.view.RedisEntry;
import dev.aisle.contracts.view.StockLevel;
import dev.aisle.folds.Row;
import dev.aisle.folds.RowKey;
import dev.aisle.folds.scylla.ScyllaTables;
import dev.aisle.local.testing.Server;
import dev.aisle.local.testing.TestServers;
import dev.aisle.projections.runner.Runners;
import dev.aisle.projections.store.scylla.ScyllaSession;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@WithTestResource(value = WorkerServers.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerTest {
    private static final ZoneId ZONE = new ZoneId("us-east");
    private static final LocationId STORE = new LocationId("store-1");
    private static final ProductIntroduced KETTLE =
            new ProductIntroduced(
                    "Kettle",
                    new BrandId("acme"),
                    List.of(new CategoryId("kitchen"), new CategoryId("kettles")),
                    null);
    private static final Duration SOON = Duration.ofSeconds(40);

    @Inject Runners runners;
    @Inject ScyllaSession session;
    @Inject Installation installation;

    private EventsTopic topic;
    private RedisClient redisClient;
    private StatefulRedisConnection<String, String> redis;
    private final ConcurrentLinkedQueue<ChangeMessage> heard = new ConcurrentLinkedQueue<>();

    @BeforeAll
    void connect() {
        topic = new EventsTopic(TestServers.get().kafkaBootstrapServers(), installation);
        redisClient = RedisClient.create(TestServers.get().redisUri());
        redis = redisClient.connect();
        var subscription = redisClient.connectPubSub();
        subscription.addListener(
                new RedisPubSubAdapter<>() {
                    @Override
                    public void message(String channel, String message) {
                        heard.add(change(message));
                    }
                });
        subscription.sync().subscribe(installation.changesChannel("offers"));
    }

    @AfterAll
    void disconnect() {
        topic.close();
        redisClient.shutdown();
    }

    @Test
    void aPriceIsAnOfferATileAndARedisEntry() {
        var sku = new Sku("SKU-1");
        topic.append(StreamId.product(sku), KETTLE);
        long offset = setPrice(sku, 1299);

        eventually(() -> assertThat(offer(sku)).isPresent());
        var row = offer(sku).orElseThrow();
        var offer = (Offer) row.value();
        assertThat(row.offset()).isEqualTo(offset);
        assertThat(offer)
                .isEqualTo(
                        new Offer(
                                sku,
                                ZONE,
                                "Kettle",
                                new BrandId("acme"),
                                KETTLE.categories(),
                                null,
                                List.of(
                                        new PriceSegment(
                                                PriceKind.LIST,
                                                usd(1299),
                                                EventsTopic.RECORDED_AT,
                                                null)),
                                offset,
                                EventsTopic.RECORDED_AT,
                                "0af7651916cd43dd8448eb211c80319c",
                                null,
                                null,
                                null));
        eventually(
                () ->
                        assertThat(read(RowKey.tile(new CategoryId("kitchen"), ZONE, sku)))
                                .map(Row::value)
                                .contains(offer));
        eventually(() -> assertThat(entry(sku)).map(RedisEntry::offset).contains(offset));
        assertThat(redis.sync().pttl(offerKey(sku))).isBetween(1L, 60_000L);
        eventually(() -> assertThat(progress("offers", sku)).isGreaterThanOrEqualTo(offset));
    }

    @Test
    void whatChangedIsToldWithTheOffsetsFromTo() {
        var sku = new Sku("SKU-2");
        topic.append(StreamId.product(sku), KETTLE);
        long offset = setPrice(sku, 500);

        eventually(
                () ->
                        assertThat(changes(topic.bucket(StreamId.product(sku))))
                                .anyMatch(
                                        change ->
                                                change.to() >= offset
                                                        && change.keys()
                                                                .contains("SKU-2/us-east")));
        var changes = changes(topic.bucket(StreamId.product(sku)));
        for (int i = 1; i < changes.size(); i++) {
            assertThat(changes.get(i).from()).isEqualTo(changes.get(i - 1).to());
        }
    }

    @Test
    void heartbeatsCarryProgressAndTheNewestHeads() throws JsonProcessingException {
        var sku = new Sku("SKU-3");
        int bucket = topic.bucket(StreamId.product(sku));
        long offset = topic.append(StreamId.product(sku), KETTLE);
        var head = new BucketHeads.Head(offset + 7, EventsTopic.RECORDED_AT);
        var at = Instant.parse("2026-03-01T10:00:01.000Z");
        topic.heads(Json.LENIENT.writeValueAsBytes(new BucketHeads(at, Map.of(bucket, head))));

        eventually(
                () ->
                        assertThat(heartbeats())
                                .anyMatch(
                                        beat ->
                                                head.equals(beat.heads().get(bucket))
                                                        && beat.at().equals(at)
                                                        && beat.progress().getOrDefault(bucket, -1L)
                                                                >= offset));
        assertThat(runners.named("offers").lag(new dev.aisle.projections.changes.Heads())).isZero();
    }

    @Test
    void movementsBecomeStockAndZonesBecomeReferenceData() {
        var sku = new Sku("SKU-4");
        var stream = StreamId.stock(sku, STORE);
        topic.append(stream, new StockReceived(10));
        long offset = topic.append(stream, new StockSold(3));
        var zone = new ZoneId("eu-1");
        topic.append(
                StreamId.zone(zone), new ZoneDefined("EUR", 2, "Europe/Berlin", TaxDisplay.GROSS));

        eventually(
                () ->
                        assertThat(read(RowKey.stock(sku, STORE)))
                                .map(Row::value)
                                .contains(
                                        new StockLevel(
                                                sku,
                                                STORE,
                                                7,
                                                0,
                                                7,
                                                0,
                                                offset,
                                                EventsTopic.RECORDED_AT,
                                                null)));
        var key = RowKey.zone(topic.bucket(StreamId.zone(zone)), zone);
        eventually(() -> assertThat(read(key)).isPresent());
    }

    @Test
    void anOlderWriteLosesInBothStores() {
        var sku = new Sku("SKU-5");
        topic.append(StreamId.product(sku), KETTLE);
        setPrice(sku, 100);
        long offset = setPrice(sku, 200);
        eventually(() -> assertThat(entry(sku)).map(RedisEntry::offset).contains(offset));

        var newest = offer(sku).orElseThrow();
        var older = new Row(newest.key(), offset - 1, newest.value());
        tables().write(older).toCompletableFuture().join();
        long put =
                redis.sync()
                        .eval(
                                RedisEntry.PUT_UNLESS_OLDER,
                                io.lettuce.core.ScriptOutputType.INTEGER,
                                new String[] {offerKey(sku)},
                                Long.toString(offset - 1),
                                "{}",
                                "1000");

        assertThat(put).isZero();
        assertThat(entry(sku)).map(RedisEntry::offset).contains(offset);
        assertThat(offer(sku)).map(Row::offset).contains(offset);
    }

    @Test
    void repeatedRecordsChangeNothing() {
        var sku = new Sku("SKU-6");
        var stream = StreamId.stock(sku, STORE);
        long first = topic.append(stream, new StockReceived(10));
        topic.send(
                stream,
                "dev.aisle.stock.StockReceived.v1",
                bytes("{\"quantity\":10}"),
                first,
                null);
        long last = topic.append(stream, new StockReceived(1));

        eventually(
                () -> assertThat(read(RowKey.stock(sku, STORE))).map(Row::offset).contains(last));
        assertThat(read(RowKey.stock(sku, STORE)).map(Row::value).map(StockLevel.class::cast))
                .map(StockLevel::onHand)
                .contains(11L);
    }

    @Test
    void aFrozenScyllaPausesTheProjectionWhichGoesOnByItself() throws Exception {
        var sku = new Sku("SKU-7");
        topic.append(StreamId.product(sku), KETTLE);
        long offset;
        try (var _ = TestServers.get().frozen(Server.SCYLLA)) {
            offset = setPrice(sku, 700);
            eventually(() -> assertThat(runners.named("offers").isPaused()).isTrue());
        }
        eventually(() -> assertThat(offer(sku)).map(Row::offset).contains(offset));
        eventually(() -> assertThat(runners.named("offers").isPaused()).isFalse());
    }

    @Test
    void aFrozenRedisPausesOffersWhileStockFlows() throws Exception {
        var sku = new Sku("SKU-8");
        topic.append(StreamId.product(sku), KETTLE);
        long offset;
        try (var _ = TestServers.get().frozen(Server.REDIS)) {
            offset = setPrice(sku, 800);
            eventually(() -> assertThat(runners.named("offers").isPaused()).isTrue());
            topic.append(StreamId.stock(sku, STORE), new StockReceived(1));
            eventually(() -> assertThat(read(RowKey.stock(sku, STORE))).isPresent());
            assertThat(progress("offers", sku)).isLessThan(offset);
        }
        eventually(() -> assertThat(entry(sku)).map(RedisEntry::offset).contains(offset));
        eventually(() -> assertThat(progress("offers", sku)).isGreaterThanOrEqualTo(offset));
    }

    private long setPrice(Sku sku, long minor) {
        var event = new PriceSet(PriceKind.LIST, usd(minor), EventsTopic.RECORDED_AT, null, null);
        return topic.append(
                StreamId.price(sku, ZONE),
                "dev.aisle.price.PriceSet.v1",
                dev.aisle.contracts.event.EventCodec.encode(event),
                EventsTopic.TRACEPARENT);
    }

    private ScyllaTables tables() {
        return session.tables().await().atMost(SOON);
    }

    private Optional<Row> offer(Sku sku) {
        return read(RowKey.offer(sku, ZONE));
    }

    private Optional<Row> read(RowKey key) {
        return tables().read(key).toCompletableFuture().join();
    }

    private long progress(String projection, Sku sku) {
        return tables().progress(projection, topic.bucket(StreamId.product(sku)))
                .toCompletableFuture()
                .join();
    }

    private Optional<RedisEntry> entry(Sku sku) {
        return Optional.ofNullable(redis.sync().get(offerKey(sku))).map(RedisEntry::parse);
    }

    private String offerKey(Sku sku) {
        return installation.offerKey(0, 1, sku.value(), ZONE.value());
    }

    private List<ChangeMessage.Changed> changes(int bucket) {
        return heard.stream()
                .filter(ChangeMessage.Changed.class::isInstance)
                .map(ChangeMessage.Changed.class::cast)
                .filter(change -> change.bucket() == bucket)
                .toList();
    }

    private List<ChangeMessage.Heartbeat> heartbeats() {
        return heard.stream()
                .filter(ChangeMessage.Heartbeat.class::isInstance)
                .map(ChangeMessage.Heartbeat.class::cast)
                .toList();
    }

    private static ChangeMessage change(String json) {
        try {
            return Json.LENIENT.readValue(json, ChangeMessage.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Money usd(long minor) {
        return new Money(minor, "USD", 2);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(SOON).untilAsserted(assertion);
    }
}
