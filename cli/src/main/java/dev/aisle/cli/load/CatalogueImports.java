package dev.aisle.cli.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisle.contracts.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// `POST /v1/catalog/imports`, and what becomes of it.
public final class CatalogueImports implements AutoCloseable {
    /// @param state in the command side's words, such as `PUBLISHED`
    /// @param detail why it is not published; empty if nothing stands against it
    /// @param changes products that differ from what was published before
    public record Progress(String id, String state, String detail, long products, long changes) {
        public boolean isPublished() {
            return state.equals("PUBLISHED");
        }

        private boolean isUnderWay() {
            return state.equals("PUBLISHING");
        }

        @Override
        public String toString() {
            return "catalogue import %s: %s, %,d products, %,d of them new or changed%s"
                    .formatted(id, state, products, changes, detail.isEmpty() ? "" : ": " + detail);
        }
    }

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 250;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();
    private final URI url;

    public CatalogueImports(URI commandUrl) {
        this.url = commandUrl.resolve("/v1/catalog/imports");
    }

    /// Returns once it is staged and validated.
    ///
    /// @param lines NDJSON, a whole catalogue
    /// @throws LoadStoppedException if there is no answer, or none that tells of an import
    public Progress send(String lines) throws InterruptedException {
        return ask(
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofString(lines)));
    }

    /// Waits until it is published, or its time is up.
    ///
    /// @throws LoadStoppedException if there is no answer, or none that tells of an import
    public Progress await(Progress progress, Duration atMost) throws InterruptedException {
        long endNanos = System.nanoTime() + atMost.toNanos();
        var present = progress;
        while (present.isUnderWay() && System.nanoTime() < endNanos) {
            Thread.sleep(POLL_MILLIS);
            present = ask(HttpRequest.newBuilder(URI.create(url + "/" + progress.id())).GET());
        }
        return present;
    }

    private Progress ask(HttpRequest.Builder request) throws InterruptedException {
        try {
            var answer = http.send(request.timeout(ANSWER_WITHIN).build(), BodyHandlers.ofString());
            var body = Json.LENIENT.readTree(answer.body());
            if (!body.hasNonNull("state")) {
                throw new LoadStoppedException(
                        url + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return progress(body);
        } catch (IOException e) {
            throw new LoadStoppedException(url + " can't be reached: " + e, e);
        }
    }

    private static Progress progress(JsonNode body) {
        return new Progress(
                body.path("id").asText(),
                body.path("state").asText(),
                body.path("detail").asText(""),
                body.path("products").asLong(),
                body.path("changes").asLong());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
