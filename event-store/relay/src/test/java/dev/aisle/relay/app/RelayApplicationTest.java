package dev.aisle.relay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.Installation;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.eventstore.postgres.Migrations;
import dev.aisle.local.Topics;
import dev.aisle.local.testing.Server;
import dev.aisle.local.testing.TestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RelayApplicationTest.Installed.class)
class RelayApplicationTest {
    private static final Duration LONG = Duration.ofSeconds(30);

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
                                metrics.contains("relay_lag_events ")
                                        && metrics.contains("relay_sent_total ")
                                        && metrics.contains("relay_send_failed_total ")
                                        && metrics.contains("relay_buckets_stopped ")
                                        && metrics.contains("relay_poll_seconds_count "));
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

    public static final class Installed implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            var servers = TestServers.get();
            var name = "relay-app-" + UUID.randomUUID().toString().substring(0, 8);
            var url = servers.postgresUrl(name);
            Topics.create(
                    servers.kafkaBootstrapServers(), new Installation(name), Buckets.COUNT_DEFAULT);
            try {
                Migrations.migrate(url, servers.postgresUser(), servers.postgresPassword());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return Map.of(
                    "aisle.installation",
                    name,
                    "aisle.postgres.url",
                    url,
                    "aisle.kafka.bootstrap-servers",
                    servers.kafkaBootstrapServers(),
                    "aisle.relay.store-timeout",
                    "1s");
        }

        @Override
        public void stop() {}
    }
}
