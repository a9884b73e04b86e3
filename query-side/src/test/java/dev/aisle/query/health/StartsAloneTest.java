package dev.aisle.query.health;

import static dev.aisle.query.fixture.Shop.list;
import static dev.aisle.query.fixture.Shop.offer;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.Installation;
import dev.aisle.folds.scylla.ViewSchema;
import dev.aisle.local.testing.TestServers;
import dev.aisle.query.fixture.Ask;
import dev.aisle.query.fixture.Forwarder;
import dev.aisle.query.fixture.Projections;
import dev.aisle.query.fixture.Shop;
import dev.aisle.query.fixture.ViewServers;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// Started with neither Redis nor ScyllaDB, then with both but without tables, then with all.
@QuarkusTest
@TestProfile(StartsAloneTest.NoStores.class)
@SuppressWarnings("NullAway.Init") // The test framework fills the fields.
class StartsAloneTest {
    private static final Duration HEALED_WITHIN = Duration.ofSeconds(60);
    private static final String QUESTION = "{product(sku:\"AL-1\",zone:\"alone\"){price{minor}}}";

    public static final class NoStores implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "aisle.installation",
                    "query-" + UUID.randomUUID().toString().substring(0, 8),
                    "aisle.redis.uri",
                    "redis://127.0.0.1:" + Forwarder.freePort(),
                    "aisle.scylla.contact-points",
                    "127.0.0.1:" + Forwarder.freePort(),
                    "aisle.scylla.local-datacenter",
                    "datacenter1");
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @TestHTTPResource(value = "/health/ready", management = true)
    URL ready;

    @TestHTTPResource(value = "/health/live", management = true)
    URL live;

    @ConfigProperty(name = "aisle.redis.uri")
    String redisUri;

    @ConfigProperty(name = "aisle.scylla.contact-points")
    String contactPoint;

    @Inject Installation installation;
    @Inject Provider<Projections> projections;

    @Test
    void itLivesAnswersThatItCannotAndHealsByItself() throws Exception {
        assertThat(get(live).statusCode()).isEqualTo(200);
        assertThat(get(ready).statusCode()).isEqualTo(503);
        assertThat(Ask.query(QUESTION).getString("errors[0].extensions.code"))
                .isEqualTo("UNAVAILABLE");

        var servers = TestServers.get();
        int scyllaPort = URI.create("cql://" + contactPoint).getPort();
        int redisPort = URI.create(redisUri).getPort();
        var redisTarget = URI.create(servers.redisUri());
        try (var _ = new Forwarder(scyllaPort, servers.scyllaContactPoint());
                var _ =
                        new Forwarder(
                                redisPort, redisTarget.getHost() + ":" + redisTarget.getPort());
                var session =
                        ViewServers.session(
                                servers.scyllaContactPoint(), servers.scyllaDatacenter())) {
            ViewSchema.create(session, installation.keyspace(), 1, ViewSchema.REPLICATION_DEFAULT);
            await().atMost(HEALED_WITHIN)
                    .untilAsserted(() -> assertThat(get(ready).statusCode()).isEqualTo(200));

            projections.get().zone(Shop.zone("alone"));
            projections.get().offer(offer("AL-1", "alone", list(100)));
            await().atMost(HEALED_WITHIN)
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    Ask.query(QUESTION)
                                                            .getString("data.product.price.minor"))
                                            .isEqualTo("100"));
        }
    }
}
