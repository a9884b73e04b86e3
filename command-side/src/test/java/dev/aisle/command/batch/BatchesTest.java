package dev.aisle.command.batch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.command.testing.RealServers;
import dev.aisle.command.testing.Shop;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("application")
@QuarkusTestResource(RealServers.class)
class BatchesTest {
    private Shop shop = new Shop();

    @BeforeEach
    void open() {
        shop = Shop.open();
    }

    @Test
    void everyLineHasItsReceiptAndABadOneStopsNothing() {
        var receipts =
                post(
                        "/v1/batches?ordered=true",
                        String.join(
                                "\n",
                                sale("sale-1", 1),
                                "",
                                "{\"id\":",
                                "  \r",
                                sale("sale-2", 1).replace("RecordSale", "RecordGift"),
                                "x".repeat(70_000),
                                sale("sale-2", 1),
                                sale("sale-2", 1)));

        assertThat(receipts).extracting(Receipt::line).containsExactly(1L, 3L, 5L, 6L, 7L, 8L);
        assertThat(receipts)
                .extracting(Receipt::code)
                .containsExactly(
                        Code.ACCEPTED,
                        Code.MALFORMED,
                        Code.MALFORMED,
                        Code.PAYLOAD_TOO_LARGE,
                        Code.ACCEPTED,
                        Code.ACCEPTED);
        assertThat(receipts.getLast().version()).as("a repeated key").isEqualTo(2);
    }

    @Test
    void linesOfOneStreamAreDecidedInTheirOrder() {
        var fresh = new Shop(shop.zone(), shop.location(), "SKU-" + Shop.suffix());
        var lines = new ArrayList<String>();
        lines.add(
                "{\"id\":\"%s\",\"type\":\"IntroduceProduct\",\"sku\":\"%s\",\"data\":%s}"
                        .formatted(UUID.randomUUID(), fresh.sku(), Shop.product("A lamp")));
        for (int i = 1; i <= 500; i++) {
            lines.add(
                    "{\"id\":\"%s\",\"type\":\"SetPrice\",\"sku\":\"%s\",\"zone\":\"%s\",\"expectedVersion\":%d,\"data\":%s}"
                            .formatted(
                                    UUID.randomUUID(),
                                    fresh.sku(),
                                    fresh.zone(),
                                    i - 1,
                                    Shop.price(1000 + i)));
        }

        assertThat(post("/v1/batches", String.join("\n", lines)))
                .extracting(Receipt::code)
                .hasSize(501)
                .containsOnly(Code.ACCEPTED);
    }

    @Test
    void aLongBatchIsAnsweredWhole() {
        var lines = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            lines.append(sale("many-" + i, 1)).append('\n');
        }
        var receipts = post("/v1/batches", lines.toString());

        assertThat(receipts).extracting(Receipt::code).containsOnly(Code.ACCEPTED);
        assertThat(receipts.stream().map(Receipt::line).sorted())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20_000).boxed().toList());
    }

    @Test
    void aReceiptComesWhileTheBatchIsStillBeingSent() throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(60_000);
            var out = socket.getOutputStream();
            var in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            write(
                    out,
                    "POST /v1/batches HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 1; i <= 3; i++) {
                var line = sale("streamed-" + i, 1) + "\n";
                write(out, Integer.toHexString(line.length()) + "\r\n" + line + "\r\n");
                assertThat(receipt(nextReceipt(in)).version()).isEqualTo(i);
            }
            write(out, "0\r\n\r\n");
            assertThat(untilLastChunk(in)).isTrue();
        }
    }

    @Test
    void anEmptyBatchHasNoReceipts() {
        assertThat(post("/v1/batches", "")).isEmpty();
        assertThat(post("/v1/batches", "\n\n")).isEmpty();
    }

    @Test
    void theLastLineSumsUp() {
        var answer =
                given().contentType("application/x-ndjson")
                        .body(bytes(sale("sum-1", 1) + "\n{}\n" + sale("sum-2", 1)))
                        .post("/v1/batches")
                        .asString();

        assertThat(answer.lines().toList().getLast())
                .isEqualTo(
                        "{\"summary\":{\"lines\":3,\"complete\":true,\"codes\":{\"ACCEPTED\":2,\"MALFORMED\":1}}}");
    }

    @Test
    void aBadLineIsAnsweredUnderItsId() {
        var id = UUID.randomUUID();
        var receipts = post("/v1/batches", "{\"id\":\"" + id + "\",\"type\":\"RecordGift\"}");

        assertThat(receipts).extracting(Receipt::commandId).containsExactly(id);
    }

    @Test
    void aPackedBatchIsUnpackedWhileItArrives() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            lines.append(sale("packed-" + i, 1)).append('\n');
        }
        var answer =
                given().contentType("application/x-ndjson")
                        .header("Content-Encoding", "gzip")
                        .body(GunzipTest.pack(bytes(lines.toString())))
                        .post("/v1/batches");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(receipts(answer.asString()))
                .hasSize(5_000)
                .extracting(Receipt::code)
                .containsOnly(Code.ACCEPTED);
    }

    @Test
    void whatUnpacksToFarTooMuchIsRefusedInTheMiddle() throws IOException {
        var bomb = new StringBuilder(sale("bomb", 1)).append('\n');
        bomb.repeat("\n", 8 << 20);
        var answer =
                given().contentType("application/x-ndjson")
                        .header("Content-Encoding", "gzip")
                        .body(GunzipTest.pack(bytes(bomb.toString())))
                        .post("/v1/batches");

        var lines = answer.asString().lines().toList();
        assertThat(receipts(answer.asString()))
                .extracting(Receipt::code)
                .containsExactlyInAnyOrder(Code.ACCEPTED, Code.PAYLOAD_TOO_LARGE);
        assertThat(lines.getLast()).contains("\"complete\":false");
    }

    @Test
    void aBodyThatIsNoGzipSaysSoInItsLastReceipt() throws IOException {
        var packed = GunzipTest.pack(bytes(sale("cut", 1)));
        var answer =
                given().contentType("application/x-ndjson")
                        .header("Content-Encoding", "gzip")
                        .body(Arrays.copyOf(packed, packed.length - 4))
                        .post("/v1/batches");

        assertThat(receipts(answer.asString()).getLast().code()).isEqualTo(Code.MALFORMED);
        assertThat(answer.asString()).contains("\"complete\":false");
    }

    @Test
    void aDryRunHasNoEffect() {
        var receipts = post("/v1/batches?dryRun=true", sale("dry", 1) + "\n" + sale("dry", 1));
        assertThat(receipts).extracting(Receipt::code).containsOnly(Code.ACCEPTED);

        assertThat(post("/v1/batches", sale("dry", 1)))
                .extracting(Receipt::version)
                .containsExactly(1L);
    }

    @Test
    void receiptsInOrderWaitForEachOther() {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 3_000; i++) {
            // Those that are refused at once overtake those that are decided.
            lines.add(i % 3 == 0 ? "{}" : sale("ordered-" + i, 1));
        }

        assertThat(post("/v1/batches?ordered=true", String.join("\n", lines)))
                .extracting(Receipt::line)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 3_000).boxed().toList());
    }

    @Test
    void onlyNdjsonIsABatch() {
        given().contentType("application/json")
                .body("{}")
                .post("/v1/batches")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        given().contentType("application/x-ndjson")
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .post("/v1/batches?ordered=perhaps")
                .then()
                .statusCode(400)
                .body("field", equalTo("ordered"));
    }

    private String sale(String key, long quantity) {
        return "{\"id\":\"%s\",\"type\":\"RecordSale\",\"sku\":\"%s\",\"location\":\"%s\",\"idempotencyKey\":\"%s\",\"data\":{\"quantity\":%d}}"
                .formatted(UUID.randomUUID(), shop.sku(), shop.location(), key, quantity);
    }

    private static List<Receipt> post(String path, String body) {
        var answer =
                given().contentType("application/x-ndjson")
                        .body(body.getBytes(StandardCharsets.UTF_8))
                        .post(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/x-ndjson");
        return receipts(answer.asString());
    }

    private static List<Receipt> receipts(String answer) {
        return answer.lines()
                .filter(line -> !line.startsWith("{\"summary\""))
                .map(BatchesTest::receipt)
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static boolean untilLastChunk(BufferedReader in) throws IOException {
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("0")) {
                return true;
            }
        }
        return false;
    }

    private static String nextReceipt(BufferedReader in) throws IOException {
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("{")) {
                return line;
            }
        }
        throw new EOFException("no receipt");
    }

    private static Receipt receipt(String line) {
        try {
            return Json.LENIENT.readValue(line, Receipt.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }
}
