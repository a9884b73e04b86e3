package dev.aisle.relay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.Installation;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.NewEvent;
import dev.aisle.eventstore.postgres.Migrations;
import dev.aisle.eventstore.postgres.PostgresEventStore;
import dev.aisle.eventstore.postgres.PostgresServer;
import dev.aisle.local.Topics;
import dev.aisle.local.testing.Server;
import dev.aisle.local.testing.TcpProxy;
import dev.aisle.local.testing.TestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RelayApplicationTest.Installed.class)
class RelayApplicationTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @ConfigProperty(name = "quarkus.management.test-port", defaultValue = "9001")
    int managementPort;

    @Test
    void becomesReadyAndAlive() {
        await().atMost(LONG).until(() -> get("/q/health/ready").statusCode() == 200);
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void showsWhatItMeasures() {
        await().atMost(LONG)
                .until(
                        () -> get("/q/metrics").body(),
                        metrics ->
                                metrics.contains("relay_lag_events{")
                                        && metrics.contains("relay_sent_total{")
                                        && metrics.contains("relay_send_failed_total{")
                                        && metrics.contains("relay_buckets_stopped{")
                                        && metrics.contains("relay_poll_seconds_count{"));
    }

    @Test
    void isNotReadyWhileTheStoreIsSilentAndSaysSo() {
        await().atMost(LONG).until(() -> get("/q/health/ready").statusCode() == 200);

        try (var _ = TestServers.get().frozen(Server.POSTGRES)) {
            await().atMost(LONG)
                    .until(
                            () -> get("/q/health/ready").body(),
                            body -> body.contains("the event store can't be read"));
            assertThat(get("/q/health/ready").statusCode()).isEqualTo(503);
            assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
        }

        await().atMost(LONG).until(() -> get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void aShardThatIsDownDelaysNoOther() {
        delaysNoOther(
                () -> {
                    Installed.second().refuse(true);
                    Installed.second().cut();
                });
    }

    /// Its connections stay open, and new ones are taken, by a server that says nothing.
    @Test
    void aShardThatIsSilentDelaysNoOther() {
        delaysNoOther(Installed.second()::stall);
    }

    private void delaysNoOther(Runnable fault) {
        await().atMost(LONG).until(() -> get("/q/health/ready").statusCode() == 200);
        fault.run();
        try {
            await().atMost(LONG)
                    .until(
                            () -> get("/q/health/ready").body(),
                            body -> body.contains("shard-1-waits-for"));
            long before = sent();

            for (int i = 1; i <= 5; i++) {
                Installed.append(3);
                long all = before + 3L * i;
                await().atMost(LONG).until(() -> sent() >= all);
            }

            // Neither finds the other's failure: one slow read of its own would end with the next.
            await().atMost(LONG)
                    .until(
                            () -> get("/q/health/ready").body(),
                            body ->
                                    body.contains("shard-1-waits-for")
                                            && !body.contains("shard-0-waits-for"));
        } finally {
            Installed.second().heal();
        }
        await().atMost(LONG).until(() -> get("/q/health/ready").statusCode() == 200);
    }

    private long sent() {
        return metric("relay_sent_total{shard=\"0\"}");
    }

    private long metric(String name) {
        return get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> (long) Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElse(-1L);
    }

    private HttpResponse<String> get(String path) {
        var address = URI.create("http://localhost:" + managementPort + path);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Two shards, the second by way of a network that can be broken.
    public static final class Installed implements QuarkusTestResourceLifecycleManager {
        private static @Nullable TcpProxy second;
        private static @Nullable String first;
        private static long version;

        static TcpProxy second() {
            return Objects.requireNonNull(second);
        }

        /// Into the first shard.
        static void append(int events) {
            var vertx = Vertx.vertx();
            var server = new PostgresServer(Objects.requireNonNull(first), "postgres", "postgres");
            var buckets = new Buckets(Buckets.COUNT_DEFAULT);
            var sku =
                    IntStream.range(0, 1_000)
                            .mapToObj(i -> new Sku("SKU-" + i))
                            .filter(candidate -> buckets.of(candidate.value()) == 7)
                            .findFirst()
                            .orElseThrow();
            var news =
                    Stream.generate(
                                    () ->
                                            new NewEvent(
                                                    UUID.randomUUID(),
                                                    "dev.aisle.price.PriceSet.v1",
                                                    Buffer.buffer("{}"),
                                                    Buffer.buffer("{}")))
                            .limit(events)
                            .toList();
            var decision = new Decision(StreamId.product(sku), version, List.of(), news, null);
            try {
                var _ =
                        new PostgresEventStore(server.openForAppends(vertx, "test", 1), buckets)
                                .append(List.of(decision))
                                .await()
                                .atMost(LONG);
                version += events;
            } finally {
                vertx.closeAndAwait();
            }
        }

        @Override
        public Map<String, String> start() {
            var servers = TestServers.get();
            var name = "relay-app-" + UUID.randomUUID().toString().substring(0, 8);
            Topics.create(
                    servers.kafkaBootstrapServers(), new Installation(name), Buckets.COUNT_DEFAULT);
            var url = migrated(name);
            var proxy = before(migrated(name + "-2"));
            first = url;
            second = proxy.proxy();
            return Map.of(
                    "aisle.installation",
                    name,
                    "aisle.postgres.url",
                    url,
                    "aisle.shards.list",
                    "0-31@" + url + " 32-63@" + proxy.url(),
                    "aisle.kafka.bootstrap-servers",
                    servers.kafkaBootstrapServers(),
                    "aisle.relay.store-timeout",
                    "1s");
        }

        private static String migrated(String database) {
            var servers = TestServers.get();
            var url = servers.postgresUrl(database);
            try {
                Migrations.migrate(url, servers.postgresUser(), servers.postgresPassword());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return url;
        }

        private record Proxied(TcpProxy proxy, String url) {}

        private static Proxied before(String url) {
            try {
                var proxy = TcpProxy.before(url);
                return new Proxied(proxy, proxy.insteadOf(url));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            try {
                second().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
