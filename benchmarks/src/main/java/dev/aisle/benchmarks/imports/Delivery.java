package dev.aisle.benchmarks.imports;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Delivers catalogues by HTTP, line after line as fast as they are taken, and waits until they are
/// published.
final class Delivery implements AutoCloseable {
    private static final String PATH = "/v1/catalog/imports";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int LINES_PER_WRITE = 100;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final long seconds;

    /// @param limit for each part; what takes longer has failed
    Delivery(int port, Duration limit) {
        seconds = limit.toSeconds();
        client =
                vertx.createHttpClient(
                        new HttpClientOptions().setDefaultHost("localhost").setDefaultPort(port));
    }

    /// @param stagedSeconds until it was staged, validated and answered
    /// @param publishedSeconds from then on
    record Times(double stagedSeconds, double publishedSeconds, long changes, long bytes) {}

    Times deliver(Catalogue catalogue) throws Exception {
        long start = System.nanoTime();
        var body = new Body(catalogue);
        var answer = body.sent().get(seconds, TimeUnit.SECONDS);
        long staged = System.nanoTime();
        var state = answer;
        while (!state.getString("state").equals("PUBLISHED")) {
            if (!state.getString("state").equals("PUBLISHING")
                    || System.nanoTime() - staged > TimeUnit.SECONDS.toNanos(seconds)) {
                throw new IllegalStateException(state.encode());
            }
            Thread.sleep(POLL);
            state = progress(answer.getString("id"));
        }
        return new Times(
                (staged - start) / 1e9,
                (System.nanoTime() - staged) / 1e9,
                state.getLong("changes"),
                body.bytes);
    }

    private JsonObject progress(String id) throws Exception {
        return client.request(HttpMethod.GET, PATH + "/" + id)
                .compose(HttpClientRequest::send)
                .compose(response -> response.body())
                .map(Buffer::toJsonObject)
                .toCompletionStage()
                .toCompletableFuture()
                .get(seconds, TimeUnit.SECONDS);
    }

    private final class Body {
        private final Catalogue catalogue;
        private int next;
        private long bytes;

        Body(Catalogue catalogue) {
            this.catalogue = catalogue;
        }

        CompletableFuture<JsonObject> sent() {
            return client.request(HttpMethod.POST, PATH + "?lines=" + catalogue.lines())
                    .compose(
                            request -> {
                                request.putHeader("Content-Type", "application/x-ndjson")
                                        .setChunked(true);
                                write(request);
                                return request.response();
                            })
                    .compose(response -> response.body())
                    .map(Buffer::toJsonObject)
                    .toCompletionStage()
                    .toCompletableFuture();
        }

        private void write(HttpClientRequest request) {
            while (next < catalogue.lines()) {
                if (request.writeQueueFull()) {
                    request.drainHandler(_ -> write(request));
                    return;
                }
                var lines = Buffer.buffer();
                for (int i = 0; i < LINES_PER_WRITE && next < catalogue.lines(); i++) {
                    lines.appendBytes(catalogue.line(next++));
                }
                bytes += lines.length();
                var _ = request.write(lines);
            }
            var _ = request.end();
        }
    }

    @Override
    public void close() {
        var _ = client.close().toCompletionStage().toCompletableFuture().join();
        var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
