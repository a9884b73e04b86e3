package dev.aisle.benchmarks.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Against a server that takes what comes, and then tells the states that it is given.
class DeliveryTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Vertx vertx = Vertx.vertx();
    private final Buffer received = Buffer.buffer();
    private final Queue<String> states = new ArrayDeque<>();
    private final HttpServer server =
            vertx.createHttpServer()
                    .requestHandler(this::answer)
                    .listen(0)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void everyLineIsDeliveredAndThePublicationAwaited() throws Exception {
        states.addAll(List.of("PUBLISHING", "PUBLISHING", "PUBLISHED"));
        var catalogue = new Catalogue(5_000, 250);
        try (var delivery = new Delivery(server.actualPort(), LIMIT)) {
            var times = delivery.deliver(catalogue);
            assertThat(times.bytes()).isEqualTo(received.length());
            assertThat(times.changes()).isEqualTo(7);
        }
        var lines = received.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(catalogue.lines());
        assertThat(lines)
                .allSatisfy(line -> assertThat(new JsonObject(line).getString("type")).isNotNull());
        assertThat(received.length() / catalogue.lines()).isBetween(220, 280);
        assertThat(states).isEmpty();
    }

    @Test
    void aRefusalEndsIt() {
        states.add("INVALID");
        try (var delivery = new Delivery(server.actualPort(), LIMIT)) {
            assertThatThrownBy(() -> delivery.deliver(new Catalogue(10, 1_000)))
                    .hasMessageContaining("INVALID");
        }
    }

    private void answer(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.POST)) {
            request.handler(received::appendBuffer);
        }
        request.endHandler(
                _ ->
                        request.response()
                                .end(
                                        new JsonObject()
                                                .put("id", "one")
                                                .put("state", states.remove())
                                                .put("changes", 7)
                                                .encode()));
    }
}
