package dev.aisle.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.Installation;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.folds.RowKey;
import dev.aisle.folds.scylla.ScyllaTables;
import dev.aisle.local.testing.TestServers;
import dev.aisle.projections.store.scylla.ScyllaSession;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = WorkerServers.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class StoppedBucketTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final LocationId STORE = new LocationId("store-1");

    @Inject ScyllaSession session;
    @Inject Installation installation;

    @Test
    void anUnknownEventTypeStopsItsBucketAloneAndHealthSaysWhere() {
        try (var topic = new EventsTopic(TestServers.get().kafkaBootstrapServers(), installation)) {
            var stopped = skuIn(topic, 0);
            var flowing = skuIn(topic, 1);
            topic.append(StreamId.stock(stopped, STORE), new StockReceived(1));
            topic.append(
                    StreamId.stock(stopped, STORE),
                    "dev.aisle.stock.StockBent.v1",
                    "{}".getBytes(StandardCharsets.UTF_8),
                    null);
            topic.append(StreamId.stock(stopped, STORE), new StockReceived(1));
            topic.append(StreamId.stock(flowing, STORE), new StockReceived(1));

            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    assertThat(readiness())
                                            .contains("DOWN")
                                            .contains("stock.0")
                                            .contains("stopped before offset 1")
                                            .contains("dev.aisle.stock.StockBent.v1"));
            long last = topic.append(StreamId.stock(flowing, STORE), new StockReceived(1));
            await().atMost(SOON).untilAsserted(() -> assertThat(offset(flowing)).isEqualTo(last));
            assertThat(offset(stopped)).isZero();
            assertThat(tables().progress("stock", 0).toCompletableFuture().join()).isZero();
            assertThat(metrics()).contains("projection_stopped{projection=\"stock\"} 1.0");
        }
    }

    private static Sku skuIn(EventsTopic topic, int bucket) {
        int i = 0;
        while (topic.bucket(StreamId.product(new Sku("SKU-" + i))) != bucket) {
            i++;
        }
        return new Sku("SKU-" + i);
    }

    private ScyllaTables tables() {
        return session.tables().await().atMost(SOON);
    }

    private long offset(Sku sku) {
        return tables().read(RowKey.stock(sku, STORE))
                .toCompletableFuture()
                .join()
                .map(row -> row.offset())
                .orElse(-1L);
    }

    private static String readiness() {
        return management("/q/health/ready");
    }

    private static String metrics() {
        return management("/q/metrics");
    }

    private static String management(String path) {
        var config = org.eclipse.microprofile.config.ConfigProvider.getConfig();
        int port = config.getValue("quarkus.management.port", Integer.class);
        return RestAssured.get("http://localhost:" + port + path).asString();
    }
}
