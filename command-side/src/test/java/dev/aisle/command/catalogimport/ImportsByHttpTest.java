package dev.aisle.command.catalogimport;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.aisle.command.testing.RealServers;
import dev.aisle.command.testing.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("application")
@QuarkusTestResource(RealServers.class)
class ImportsByHttpTest {
    private static final String PATH = "/v1/catalog/imports";
    private static final String NDJSON = "application/x-ndjson";
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final int PIECES = 50;
    private static final int FAULTY_PIECE = 8;

    @ConfigProperty(name = "aisle.postgres.url")
    String postgresUrl = "";

    @ConfigProperty(name = "aisle.postgres.user")
    String user = "";

    @ConfigProperty(name = "aisle.postgres.password")
    String password = "";

    private final String prefix = "I-" + Shop.suffix();

    @BeforeEach
    void empty() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("TRUNCATE catalog_import, catalog_row, catalog_content");
        }
    }

    @Test
    void aPackedCsvIsPublishedAndItsProgressIsTold() throws IOException {
        var csv =
                """
                type,category,parent,brand,sku,title,name,tags
                category,%1$s-home,,,,Home,,
                category,%1$s-mugs,%1$s-home,,,Mugs,,
                brand,,,acme,,,Acme,
                product,%1$s-mugs,,acme,%1$s-1,"A mug, blue",,new|blue
                """
                        .formatted(prefix);
        var location =
                given().contentType("text/csv")
                        .header("Content-Encoding", "gzip")
                        .queryParam("lines", csv.lines().count())
                        .body(packed(csv))
                        .post(PATH)
                        .then()
                        .statusCode(202)
                        .header("Location", startsWith(PATH + "/"))
                        .body("products", equalTo(1))
                        .extract()
                        .header("Location");
        await().atMost(WITHIN)
                .untilAsserted(
                        () ->
                                given().get(location)
                                        .then()
                                        .statusCode(200)
                                        .body("state", equalTo("PUBLISHED"))
                                        .body("done", equalTo(1)));

        given().get("/v1/streams/product/" + prefix + "-1/events")
                .then()
                .statusCode(200)
                .body("events[0].data.title", equalTo("A mug, blue"))
                .body("events[0].data.categories", hasItem(prefix + "-home"));
    }

    @Test
    void whatIsNotAllThereIsIncompleteAndLeavesNothing() throws IOException {
        var lines = lines(5);
        given().contentType(NDJSON)
                .queryParam("lines", 9)
                .body(lines.getBytes(UTF_8))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("code", equalTo("IMPORT_INCOMPLETE"))
                .body("state", equalTo("INCOMPLETE"));
        given().contentType(NDJSON)
                .queryParam("sha256", "00")
                .body(lines.getBytes(UTF_8))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("code", equalTo("IMPORT_INCOMPLETE"))
                .body("detail", startsWith("the lines' SHA-256 is "));
        var packed = packed(lines);
        given().contentType(NDJSON)
                .header("Content-Encoding", "gzip")
                .body(Arrays.copyOf(packed, packed.length / 2))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("code", equalTo("IMPORT_INCOMPLETE"));
        given().get("/v1/streams/product/" + prefix + "-1").then().statusCode(404);
    }

    @Test
    void anUploadThatBreaksOffIsIncomplete() throws Exception {
        try (var socket = connectHttp()) {
            socket.getOutputStream().write(head(1_000_000));
            socket.getOutputStream().write(lines(100).getBytes(UTF_8));
            socket.getOutputStream().flush();
            await().atMost(WITHIN).until(() -> state().equals("RECEIVING"));
        }

        await().atMost(WITHIN).until(() -> state().equals("INCOMPLETE"));
        assertThat(count("catalog_row")).isZero();
    }

    @Test
    void whatCantBeTakenIsToldByLineAndField() {
        given().contentType(NDJSON)
                .body((lines(3) + "{\"type\":\"product\",\"sku\":\"\"}\n{nonsense").getBytes(UTF_8))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("state", equalTo("INVALID"))
                .body("code", equalTo("MALFORMED"))
                .body("errors.line", hasItem(6))
                .body("errors.line", hasItem(7));
        given().contentType("application/xml").body("<a/>").post(PATH).then().statusCode(415);
    }

    /// While nothing can be staged, the sender is held up; what it has sent by then is bounded by what may
    /// be in flight and by the buffers on the way, whatever it wants to send.
    @Test
    void aSenderThatIsFasterThanTheStoreIsHeldUp() throws Exception {
        // The faulty line is beyond what may be in flight; what comes after it is read and not
        // staged.
        var pieces = IntStream.range(0, PIECES).mapToObj(this::piece).toList();
        var sent = new AtomicInteger();
        try (var connection = connect();
                var statement = connection.createStatement();
                var socket = connectHttp()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE catalog_row IN ACCESS EXCLUSIVE MODE");
            socket.getOutputStream()
                    .write(head(pieces.stream().mapToLong(piece -> piece.length).sum()));
            var sender =
                    CompletableFuture.runAsync(
                            () -> {
                                try {
                                    for (var piece : pieces) {
                                        socket.getOutputStream().write(piece);
                                        sent.incrementAndGet();
                                    }
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
            await().atMost(WITHIN)
                    .until(() -> sender.isCompletedExceptionally() || waitingForTheLock() > 0);
            awaitStandstill(sent);

            assertThat(sent.get()).as("pieces sent before it was held up").isLessThan(PIECES);
            assertThat(sender).isNotDone();

            connection.rollback();
            sender.get(WITHIN.toSeconds(), TimeUnit.SECONDS);
            var status = new byte["HTTP/1.1 400".length()];
            assertThat(socket.getInputStream().readNBytes(status, 0, status.length))
                    .isEqualTo(status.length);
            assertThat(new String(status, UTF_8)).isEqualTo("HTTP/1.1 400");
        }
    }

    /// A thousand long products of its own; in one of the pieces a line that is none.
    private byte[] piece(int number) {
        var title = "m".repeat(480);
        return IntStream.range(0, 1_000)
                .mapToObj(
                        i ->
                                number == FAULTY_PIECE && i == 0
                                        ? "{nonsense\n"
                                        : "{\"type\":\"product\",\"sku\":\"%1$s-%2$d-%3$d\",\"title\":\"%4$s\",\"brand\":\"acme\",\"category\":\"%1$s-mugs\"}\n"
                                                .formatted(prefix, number, i, title))
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }

    private static void awaitStandstill(AtomicInteger sent) {
        await().atMost(WITHIN)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        new Callable<>() {
                            private int before = -1;

                            @Override
                            public Boolean call() {
                                boolean stands = sent.get() == before;
                                before = sent.get();
                                return stands;
                            }
                        });
    }

    private String lines(int products) {
        var tree =
                """
                {"type":"category","category":"%1$s-mugs","title":"Mugs"}
                {"type":"brand","brand":"acme","name":"Acme"}
                """
                        .formatted(prefix);
        return IntStream.range(0, products)
                .mapToObj(
                        i ->
                                "{\"type\":\"product\",\"sku\":\"%1$s-%2$d\",\"title\":\"A mug\",\"brand\":\"acme\",\"category\":\"%1$s-mugs\"}"
                                        .formatted(prefix, i))
                .collect(Collectors.joining("\n", tree, "\n"));
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Socket connectHttp() throws IOException {
        return new Socket("localhost", RestAssured.port);
    }

    private static byte[] head(long length) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(PATH, NDJSON, length)
                .getBytes(UTF_8);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                postgresUrl.startsWith("jdbc:") ? postgresUrl : "jdbc:" + postgresUrl,
                user,
                password);
    }

    /// Of the only import; empty if there is none.
    private String state() throws SQLException {
        return asked("SELECT coalesce(max(state), '') FROM catalog_import");
    }

    private long count(String table) throws SQLException {
        return Long.parseLong(asked("SELECT count(*) FROM " + table));
    }

    private long waitingForTheLock() throws SQLException {
        return Long.parseLong(
                asked(
                        "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation ="
                                + " 'catalog_row'::regclass"));
    }

    private String asked(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
