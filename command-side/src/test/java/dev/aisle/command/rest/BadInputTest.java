package dev.aisle.command.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.aisle.command.testing.LogLines;
import dev.aisle.command.testing.RealServers;
import dev.aisle.command.testing.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bad input gets a clear answer and changes nothing (P10).
@QuarkusTest
@Tag("application")
@QuarkusTestResource(RealServers.class)
class BadInputTest {
    private static final String MONEY = "{\"minor\":1299,\"currency\":\"EUR\",\"scale\":2}";

    private final LogLines log = new LogLines();
    private Shop shop = new Shop();

    @BeforeEach
    void open() {
        shop = Shop.open();
        log.listen();
    }

    @AfterEach
    void nothingWasLoggedWithAStack() {
        log.close();
        assertThat(log.stacks()).isEmpty();
    }

    static Stream<Arguments> badPrices() {
        return Stream.of(
                bad("{", 400, "MALFORMED", null),
                bad("", 400, "MALFORMED", null),
                bad("[]", 400, "MALFORMED", null),
                bad("\"price\"", 400, "MALFORMED", null),
                bad("{\"price\":" + MONEY + "} x", 400, "MALFORMED", null),
                bad("{}", 400, "MALFORMED", "price"),
                bad("{\"price\":null}", 400, "MALFORMED", "price"),
                bad("{\"price\":12.99}", 400, "MALFORMED", "price"),
                bad("{\"price\":" + MONEY + ",\"colour\":\"red\"}", 400, "MALFORMED", "colour"),
                bad("{\"price\":" + MONEY + ",\"price\":" + MONEY + "}", 400, "MALFORMED", null),
                bad("{\"price\":" + MONEY + ",\"kind\":\"FREE\"}", 400, "MALFORMED", "kind"),
                bad("{\"price\":" + MONEY + ",\"until\":\"tomorrow\"}", 400, "MALFORMED", "until"),
                bad("{\"price\":" + MONEY + ",\"override\":\"yes\"}", 400, "MALFORMED", "override"),
                bad("{\"price\":" + MONEY + ",\"sku\":\"other\"}", 400, "MALFORMED", "sku"),
                bad(money("\"12\"", "EUR", "2"), 400, "MALFORMED", "price.minor"),
                bad(money("12.5", "EUR", "2"), 400, "MALFORMED", "price.minor"),
                bad(money("-1", "EUR", "2"), 400, "MALFORMED", "price.minor"),
                bad(money("9007199254740992", "EUR", "2"), 400, "MALFORMED", "price.minor"),
                bad(money("1" + "0".repeat(40), "EUR", "2"), 400, "MALFORMED", "price.minor"),
                bad(money("1299", "EURO", "2"), 400, "MALFORMED", "price.currency"),
                bad(money("1299", "EUR", "9"), 400, "MALFORMED", "price.scale"),
                bad(money("1299", "USD", "2"), 422, "CURRENCY_MISMATCH", "price"),
                bad(money("1299", "EUR", "3"), 422, "CURRENCY_MISMATCH", "price"),
                bad("{\"price\":" + "[".repeat(40) + "]".repeat(40) + "}", 400, "MALFORMED", null));
    }

    @ParameterizedTest
    @MethodSource("badPrices")
    void aBadBodyIsNamed(String body, int status, String code, @Nullable String field) {
        var response = Shop.json(body).put(shop.pricePath());

        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
        if (field != null) {
            response.then().body("field", equalTo(field));
        }
        assertThat(response.asString().toLowerCase(Locale.ROOT))
                .doesNotContain("jackson", "java.", "exception", "dev.aisle");
        nothingIsWritten();
    }

    @Test
    void unknownThingsAreNamed() {
        problem(
                Shop.json(Shop.price(1)).put("/v1/prices/nowhere/" + shop.sku()),
                422,
                "ZONE_UNKNOWN",
                "zone");
        problem(
                Shop.json(Shop.price(1)).put("/v1/prices/" + shop.zone() + "/nothing"),
                404,
                "NOT_FOUND",
                "sku");
        problem(
                Shop.json("{\"quantity\":1}")
                        .header("Idempotency-Key", "k")
                        .post("/v1/stock/nowhere/" + shop.sku() + "/sales"),
                422,
                "LOCATION_UNKNOWN",
                "location");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "-a", "%C3%A4", "a%2Fb", "%3Cscript%3E", "a%00b"})
    void anIdHasItsForm(String sku) {
        var response =
                given().urlEncodingEnabled(false)
                        .contentType("application/json")
                        .body(Shop.price(1))
                        .put("/v1/prices/" + shop.zone() + "/" + sku);

        assertThat(response.statusCode()).isIn(400, 404);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }

    @Test
    void aTooLongIdIsNamed() {
        problem(
                Shop.json(Shop.price(1)).put("/v1/prices/" + shop.zone() + "/" + "x".repeat(65)),
                400,
                "MALFORMED",
                "sku");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "W/\"7\"", "\"-1\"", "\"seven\"", "*", "\"9007199254740992\""})
    void ifMatchIsOneVersion(String etag) {
        problem(
                Shop.json(Shop.price(1)).header("If-Match", etag).put(shop.pricePath()),
                400,
                "MALFORMED",
                "If-Match");
        nothingIsWritten();
    }

    @Test
    void headersHaveTheirForms() {
        problem(
                Shop.json(Shop.price(1))
                        .header("Idempotency-Key", "k".repeat(129))
                        .put(shop.pricePath()),
                400,
                "MALFORMED",
                "Idempotency-Key");
        problem(
                Shop.json(Shop.price(1)).header("Aisle-Source", "erp").put(shop.pricePath()),
                400,
                "MALFORMED",
                "Aisle-Source");
        problem(
                Shop.json(Shop.price(1))
                        .header("Aisle-Source", "erp; seq=-1")
                        .put(shop.pricePath()),
                400,
                "MALFORMED",
                "Aisle-Source");
        problem(
                Shop.json(Shop.price(1))
                        .header("Aisle-Source", "erp; seq=9007199254740992")
                        .put(shop.pricePath()),
                400,
                "MALFORMED",
                "Aisle-Source");
        for (var at : new String[] {"now", "1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"}) {
            problem(
                    Shop.json(Shop.price(1)).header("Aisle-Occurred-At", at).put(shop.pricePath()),
                    400,
                    "MALFORMED",
                    "Aisle-Occurred-At");
        }
        problem(
                Shop.json(Shop.price(1)).queryParam("dryRun", "perhaps").put(shop.pricePath()),
                400,
                "MALFORMED",
                "dryRun");
        problem(
                Shop.json(Shop.price(1)).queryParam("dryrun", "true").put(shop.pricePath()),
                400,
                "MALFORMED",
                "dryrun");
        nothingIsWritten();
    }

    @Test
    void quantitiesHaveBounds() {
        for (var quantity :
                new String[] {"0", "-5", "1000000001", "1.5", "\"5\"", "99999999999999999999"}) {
            problem(
                    Shop.json("{\"quantity\":" + quantity + "}")
                            .header("Idempotency-Key", Shop.suffix())
                            .post(shop.stockPath("sales")),
                    400,
                    "MALFORMED",
                    "quantity");
        }
    }

    @Test
    void definitionsHaveBounds() {
        problem(Shop.json(Shop.zoneOf("XXXX")).put("/v1/zones/z"), 400, "MALFORMED", "currency");
        problem(
                Shop.json(Shop.zoneOf("EUR").replace("Europe/Berlin", "Mars/Base"))
                        .put("/v1/zones/z"),
                400,
                "MALFORMED",
                "timeZone");
        problem(Shop.json(Shop.product(" ")).put("/v1/products/p"), 400, "MALFORMED", "title");
        problem(
                Shop.json(Shop.product("x".repeat(501))).put("/v1/products/p"),
                400,
                "MALFORMED",
                "title");
        problem(
                Shop.json(
                                "{\"name\":\"n\",\"percentOff\":10001,\"categories\":[\"a\"],\"from\":\"2026-01-01T00:00:00Z\"}")
                        .put("/v1/promotions/p"),
                400,
                "MALFORMED",
                "percentOff");
        problem(
                Shop.json(
                                "{\"name\":\"n\",\"percentOff\":1,\"categories\":[\"a\"],\"from\":\"2026-01-02T00:00:00Z\",\"until\":\"2026-01-01T00:00:00Z\"}")
                        .put("/v1/promotions/p"),
                400,
                "WINDOW_INVALID",
                "until");
    }

    @Test
    void whatHttpItselfRefusesIsAProblemToo() {
        problem(given().get("/v1/nothing"), 404, "NOT_FOUND", null);
        problem(given().get("/"), 404, "NOT_FOUND", null);
        problem(given().get(shop.pricePath()), 405, "MALFORMED", null);
        problem(
                given().contentType("text/plain").body("x").put(shop.pricePath()),
                415,
                "MALFORMED",
                null);
        problem(
                Shop.json("x".repeat((1 << 20) + 1)).put(shop.pricePath()),
                413,
                "PAYLOAD_TOO_LARGE",
                null);
        nothingIsWritten();
    }

    @Test
    void aBodyWithoutALengthIsCountedWhileItIsRead() throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(60_000);
            var out = socket.getOutputStream();
            write(
                    out,
                    "PUT %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                            .formatted(shop.pricePath()));
            var kibibyte = "400\r\n" + " ".repeat(1_024) + "\r\n";
            for (int i = 0; i <= 1_024; i++) {
                write(out, kibibyte);
            }
            var answer =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answer.readLine()).contains("413");
        }
        nothingIsWritten();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void nothingIsWritten() {
        Shop.json(Shop.price(1299))
                .header("If-None-Match", "*")
                .put(shop.pricePath())
                .then()
                .statusCode(200);
    }

    private static void problem(
            io.restassured.response.Response response,
            int status,
            String code,
            @Nullable String field) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status));
        if (field != null) {
            response.then().body("field", equalTo(field));
        }
    }

    private static String money(String minor, String currency, String scale) {
        return "{\"price\":{\"minor\":%s,\"currency\":\"%s\",\"scale\":%s}}"
                .formatted(minor, currency, scale);
    }

    private static Arguments bad(String body, int status, String code, @Nullable String field) {
        return Arguments.of(body, status, code, field);
    }
}
