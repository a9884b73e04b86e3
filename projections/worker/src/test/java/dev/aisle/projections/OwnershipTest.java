package dev.aisle.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.Installation;
import dev.aisle.contracts.event.PriceEvent.PriceSet;
import dev.aisle.contracts.event.ProductEvent.ProductIntroduced;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.view.StockLevel;
import dev.aisle.folds.Row;
import dev.aisle.folds.RowKey;
import dev.aisle.local.testing.TestServers;
import dev.aisle.projections.control.ControlFollower;
import dev.aisle.projections.runner.Runners;
import dev.aisle.projections.store.scylla.ScyllaSession;
import io.lettuce.core.RedisClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@WithTestResource(value = WorkerServers.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnershipTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final LocationId STORE = new LocationId("store-1");
    private static final int SKUS = 40;

    @Inject Runners runners;
    @Inject ScyllaSession session;
    @Inject Installation installation;
    @Inject ControlFollower control;

    private EventsTopic topic;

    @BeforeAll
    void open() {
        topic = new EventsTopic(TestServers.get().kafkaBootstrapServers(), installation);
    }

    @AfterAll
    void close() {
        topic.close();
    }

    @Test
    void bucketsThatComeBackAreFoldedOnFromTheirProgress() {
        var runner = runners.named("stock");
        assertThat(installation.projectionGroup("stock", 1)).endsWith(".projection.stock.1");
        append();
        eventually(() -> assertFolded(1));

        try (var other = otherConsumer()) {
            other.subscribe(List.of(installation.eventsTopic()));
            await().atMost(SOON)
                    .until(
                            () -> {
                                other.poll(Duration.ofMillis(100));
                                return !other.assignment().isEmpty()
                                        && runner.progress().size() < WorkerServers.BUCKETS;
                            });
            append();
        }

        eventually(
                () -> assertThat(runner.progress().keySet()).containsExactlyInAnyOrder(0, 1, 2, 3));
        eventually(() -> assertFolded(2));
        assertThat(runner.stops()).isEmpty();
    }

    @Test
    void aRaisedEpochIsFollowedInTheKeysOfOffers() {
        var servers = TestServers.get();
        var sku = new Sku("EPOCH-1");
        var zone = new ZoneId("us-east");
        try (var client = RedisClient.create(servers.redisUri());
                var redis = client.connect()) {
            redis.sync()
                    .set(
                            installation.controlKey(),
                            "{\"revision\":4,\"epoch\":3,\"liveGenerations\":{}}");
            eventually(() -> assertThat(control.current().epoch()).isEqualTo(3));
            redis.sync()
                    .set(
                            installation.controlKey(),
                            "{\"revision\":3,\"epoch\":1,\"liveGenerations\":{}}");

            topic.append(
                    StreamId.product(sku),
                    new ProductIntroduced("Kettle", new BrandId("acme"), List.of(), null));
            topic.append(
                    StreamId.price(sku, zone),
                    new PriceSet(
                            PriceKind.LIST,
                            new Money(1299, "USD", 2),
                            EventsTopic.RECORDED_AT,
                            null,
                            null));

            var key = installation.offerKey(3, 1, sku.value(), zone.value());
            eventually(() -> assertThat(redis.sync().get(key)).contains("Kettle"));
        }
    }

    /// In the worker's group, and never committing: what it was given comes back untouched.
    private KafkaConsumer<byte[], byte[]> otherConsumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestServers.get().kafkaBootstrapServers(),
                        "group.id",
                        installation.projectionGroup("stock", 1),
                        "partition.assignment.strategy",
                        CooperativeStickyAssignor.class.getName(),
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private void append() {
        for (int i = 0; i < SKUS; i++) {
            topic.append(StreamId.stock(sku(i), STORE), new StockReceived(1));
        }
    }

    private void assertFolded(long onHand) {
        for (int i = 0; i < SKUS; i++) {
            assertThat(level(sku(i)).map(StockLevel::onHand)).contains(onHand);
        }
    }

    private Optional<StockLevel> level(Sku sku) {
        return session.tables()
                .await()
                .atMost(SOON)
                .read(RowKey.stock(sku, STORE))
                .toCompletableFuture()
                .join()
                .map(Row::value)
                .map(StockLevel.class::cast);
    }

    private static Sku sku(int i) {
        return new Sku("SKU-" + i);
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(SOON).untilAsserted(assertion);
    }
}
