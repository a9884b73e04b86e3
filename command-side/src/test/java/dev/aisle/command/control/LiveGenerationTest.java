package dev.aisle.command.control;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.command.testing.RealServers;
import dev.aisle.command.testing.Shop;
import dev.aisle.contracts.Installation;
import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.contracts.json.Json;
import dev.aisle.local.testing.TestServers;
import io.lettuce.core.RedisClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("application")
@QuarkusTestResource(RealServers.class)
class LiveGenerationTest {
    private static final String OFFERS = "/admin/v1/projections/offers/live-generation";
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject Installation installation = new Installation("unset");

    @Test
    void aLiveGenerationIsMovedAndPublishedAndComesBackWhereItGoesMissing() throws Exception {
        long revision =
                given().get(OFFERS).then().statusCode(200).extract().jsonPath().getLong("revision");
        int wanted = given().get(OFFERS).jsonPath().getInt("generation") + 1;
        Shop.json("{\"generation\":" + wanted + "}")
                .put(OFFERS)
                .then()
                .statusCode(200)
                .body("generation", equalTo(wanted))
                .body("revision", equalTo((int) revision + 1));
        Shop.json("{\"generation\":" + wanted + "}")
                .put(OFFERS)
                .then()
                .body("revision", equalTo((int) revision + 1));

        var redis = RedisClient.create(TestServers.get().redisUri());
        try (var connection = redis.connect()) {
            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    generation(
                                                            connection
                                                                    .sync()
                                                                    .get(
                                                                            installation
                                                                                    .controlKey())))
                                            .isEqualTo(wanted));
            connection.sync().del(installation.controlKey());
            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    generation(
                                                            connection
                                                                    .sync()
                                                                    .get(
                                                                            installation
                                                                                    .controlKey())))
                                            .isEqualTo(wanted));
        } finally {
            redis.shutdown();
        }
        try (var scylla = scylla()) {
            createTable(scylla);
            await().atMost(SOON)
                    .untilAsserted(
                            () -> {
                                var row =
                                        scylla.execute(
                                                        "SELECT document FROM "
                                                                + installation.keyspace()
                                                                + ".control WHERE id = 'current'")
                                                .one();
                                assertThat(row).isNotNull();
                                assertThat(
                                                generation(
                                                        row == null
                                                                ? null
                                                                : row.getString("document")))
                                        .isEqualTo(wanted);
                            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"generation\":0}",
                "{\"generation\":\"2\"}",
                "{\"generation\":2,\"x\":1}",
                "[",
                "2"
            })
    void whatIsNoGenerationIsRefused(String body) {
        Shop.json(body)
                .put(OFFERS)
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED"))
                .body("field", equalTo("generation"));
    }

    @Test
    void anUnknownProjectionIsNotFound() {
        Shop.json("{\"generation\":2}")
                .put("/admin/v1/projections/nothing/live-generation")
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }

    private static int generation(@org.jspecify.annotations.Nullable String document)
            throws JsonProcessingException {
        return document == null
                ? -1
                : Json.LENIENT.readValue(document, ControlDocument.class).liveGeneration("offers");
    }

    private static CqlSession scylla() {
        var point = TestServers.get().scyllaContactPoint().split(":", 2);
        return CqlSession.builder()
                .addContactPoint(new InetSocketAddress(point[0], Integer.parseInt(point[1])))
                .withLocalDatacenter(TestServers.get().scyllaDatacenter())
                .build();
    }

    /// As the projections do at their start.
    private void createTable(CqlSession scylla) {
        scylla.execute(
                "CREATE KEYSPACE IF NOT EXISTS "
                        + installation.keyspace()
                        + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
        scylla.execute(
                "CREATE TABLE IF NOT EXISTS "
                        + installation.keyspace()
                        + ".control (id text PRIMARY KEY, revision bigint, document text)");
    }
}
