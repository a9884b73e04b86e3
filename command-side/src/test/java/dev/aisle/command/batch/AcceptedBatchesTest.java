package dev.aisle.command.batch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.aisle.command.client.ClientIdentity;
import dev.aisle.command.receipt.KeptIds;
import dev.aisle.command.testing.RealServers;
import dev.aisle.command.testing.Shop;
import dev.aisle.contracts.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("application")
@QuarkusTestResource(RealServers.class)
class AcceptedBatchesTest {
    private Shop shop = new Shop();

    @BeforeEach
    void open() {
        shop = Shop.open();
    }

    @Test
    void everyLineEndsInOneReceiptAndTheTotalsSaySo() {
        var location = accepted(later(), body(300));
        var done = whenDone(location);

        assertThat(done.at("/lines").asLong()).isEqualTo(302);
        assertThat(done.at("/done").asLong()).isEqualTo(302);
        assertThat(done.at("/codes/ACCEPTED").asLong()).isEqualTo(300);
        assertThat(done.at("/codes/MALFORMED").asLong()).isEqualTo(1);
        assertThat(done.at("/codes/PAYLOAD_TOO_LARGE").asLong()).isEqualTo(1);
        assertThat(done.at("/startedAt").asText()).isNotBlank();
        assertThat(done.at("/finishedAt").asText()).isNotBlank();
        var receipts = receipts(location, 100);
        // The first line is blank.
        assertThat(receipts)
                .extracting(receipt -> receipt.at("/line").asLong())
                .hasSize(302)
                .doesNotHaveDuplicates()
                .isSorted()
                .startsWith(2L);
        assertThat(receipts.get(150).at("/code").asText()).isEqualTo("MALFORMED");
    }

    @Test
    void theSameUploadIsTheSameBatch() throws IOException {
        var key = "upload-" + Shop.suffix();
        var body = body(20);
        var location = accepted(later().header("Idempotency-Key", key), body);
        var done = whenDone(location);

        assertThat(
                        accepted(
                                later().header("Idempotency-Key", key)
                                        .header("Content-Encoding", "gzip"),
                                GunzipTest.pack(body)))
                .isEqualTo(location);
        assertThat(whenDone(location)).isEqualTo(done);
        later().header("Idempotency-Key", key)
                .body(body(21))
                .post("/v1/batches")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    /// Lines that were read are decided though their upload broke off, and not again when it comes whole.
    @Test
    void anUploadThatBreaksOffIsCompletedByTheSameOne() throws IOException {
        var key = "broken-" + Shop.suffix();
        var body = body(100);
        try (var socket = new Socket("localhost", RestAssured.port)) {
            var head =
                    "POST /v1/batches HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nPrefer: respond-async\r\nIdempotency-Key: "
                            + "%s\r\nContent-Length: %d\r\n\r\n".formatted(key, body.length);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body, 0, sale(UUID.randomUUID(), "s-0").length() * 10);
            socket.getOutputStream().flush();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () ->
                                    given().get(stockStream())
                                            .then()
                                            .statusCode(200)
                                            .body("version", greaterThanOrEqualTo(9)));
        }

        var location = accepted(later().header("Idempotency-Key", key), body);
        var done = whenDone(location);
        assertThat(done.at("/lines").asLong()).isEqualTo(102);
        assertThat(done.at("/done").asLong()).isEqualTo(102);
        assertThat(done.at("/codes/ACCEPTED").asLong()).isEqualTo(100);
        assertThat(receipts(location, 1_000))
                .extracting(receipt -> receipt.at("/line").asLong())
                .hasSize(102)
                .doesNotHaveDuplicates();
        given().get(stockStream()).then().statusCode(200).body("version", equalTo(100));
    }

    @Test
    void aDryRunHasReceiptsAndNoEffect() {
        var location =
                accepted(
                        later().queryParam("dryRun", "true"),
                        sale(UUID.randomUUID(), "dry").getBytes(StandardCharsets.UTF_8));

        assertThat(whenDone(location).at("/codes/ACCEPTED").asLong()).isEqualTo(1);
        Shop.json("{\"quantity\":1}")
                .header("Idempotency-Key", "wet")
                .header("If-None-Match", "*")
                .post(shop.stockPath("sales"))
                .then()
                .statusCode(200);
    }

    @Test
    void aBatchNobodySentIsUnknown() {
        for (var id :
                List.of(
                        "1",
                        UUID.randomUUID().toString(),
                        KeptIds.next(ClientIdentity.LOCAL, Instant.now()).toString())) {
            for (var what : List.of("", "/receipts")) {
                given().get("/v1/batches/" + id + what)
                        .then()
                        .statusCode(404)
                        .contentType("application/problem+json");
            }
        }
    }

    @Test
    void aPageHasBounds() {
        var location = accepted(later(), body(1));
        for (var page : List.of("limit=0", "limit=10001", "limit=x", "after=-1", "after=x")) {
            given().get(location + "/receipts?" + page).then().statusCode(400);
        }
    }

    @Test
    void anUploadThatIsNoGzipIsRefused() {
        later().header("Content-Encoding", "gzip")
                .body(body(1))
                .post("/v1/batches")
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED"));
        later().header("Content-Encoding", "br")
                .body(body(1))
                .post("/v1/batches")
                .then()
                .statusCode(400)
                .body("field", equalTo("Content-Encoding"));
    }

    private byte[] body(int sales) {
        var lines = new ArrayList<String>();
        lines.add("");
        for (int i = 0; i < sales; i++) {
            if (i == sales / 2) {
                lines.add("{\"id\":");
                lines.add("x".repeat(70_000));
            }
            lines.add(sale(new UUID(0x1234_5678_0000_4000L, 0x8000_0000_0000_0000L + i), "s-" + i));
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private String sale(UUID id, String key) {
        return "{\"id\":\"%s\",\"type\":\"RecordSale\",\"sku\":\"%s\",\"location\":\"%s\",\"idempotencyKey\":\"%s\",\"data\":{\"quantity\":1}}"
                .formatted(id, shop.sku(), shop.location(), key);
    }

    private String stockStream() {
        return "/v1/streams/stock/" + shop.sku() + "/" + shop.location();
    }

    private static RequestSpecification later() {
        return given().contentType("application/x-ndjson").header("Prefer", "respond-async");
    }

    private static String accepted(RequestSpecification request, byte[] body) {
        Response response = request.body(body).post("/v1/batches");
        response.then()
                .statusCode(202)
                .header("Location", notNullValue())
                .header("Preference-Applied", "respond-async");
        return response.header("Location");
    }

    private static JsonNode whenDone(String location) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get(location).then().body("state", equalTo("DONE")));
        return json(given().get(location).asString());
    }

    private static List<JsonNode> receipts(String location, int page) {
        var all = new ArrayList<JsonNode>();
        while (true) {
            long after = all.isEmpty() ? 0 : all.getLast().at("/line").asLong();
            var next =
                    given().get(location + "/receipts?after=" + after + "&limit=" + page)
                            .asString()
                            .lines()
                            .map(AcceptedBatchesTest::json)
                            .toList();
            all.addAll(next);
            if (next.size() < page) {
                return all;
            }
        }
    }

    private static JsonNode json(String text) {
        try {
            return Json.LENIENT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
