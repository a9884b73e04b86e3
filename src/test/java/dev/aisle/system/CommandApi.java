package dev.aisle.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisle.contracts.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// What an upstream engineer does with the command side.
record CommandApi(URI base) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);
    private static final Duration UPLOADED_WITHIN = Duration.ofSeconds(60);

    /// An answer with the receipt or problem that it holds.
    record Answer(int status, String token, String etag, JsonNode body) {
        String code() {
            return body.path("code").asText("");
        }

        boolean isAccepted() {
            return status == 200 || status == 201 || status == 204;
        }
    }

    Answer put(String path, String json) {
        return send("PUT", path, json, Map.of());
    }

    Answer put(String path, String json, Map<String, String> headers) {
        return send("PUT", path, json, headers);
    }

    Answer post(String path, String json, Map<String, String> headers) {
        return send("POST", path, json, headers);
    }

    Answer post(String path, String json, String idempotencyKey) {
        return send("POST", path, json, Map.of("Idempotency-Key", idempotencyKey));
    }

    Answer delete(String path) {
        return send("DELETE", path, "", Map.of());
    }

    /// @throws UncheckedIOException if no answer came, so that the outcome is unknown
    Answer send(String method, String path, String json, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(ANSWER_WITHIN)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json));
        headers.forEach(request::header);
        return answered(request.build());
    }

    /// Sends a batch.
    ///
    /// @throws UncheckedIOException if no answer came, so that the outcome is unknown
    Answer upload(String lines, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(base.resolve("/v1/batches"))
                        .timeout(UPLOADED_WITHIN)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(lines));
        headers.forEach(request::header);
        return answered(request.build());
    }

    /// What is there, as text.
    ///
    /// @throws UncheckedIOException if no answer came
    String text(String path) {
        try {
            return sent(HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER_WITHIN).build())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer answered(HttpRequest request) {
        try {
            return answer(sent(request));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> sent(HttpRequest request) throws IOException {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(HttpResponse<String> response) throws IOException {
        var text = response.body();
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Aisle-Consistency-Token").orElse(""),
                response.headers().firstValue("ETag").orElse(""),
                text.isBlank() ? Json.LENIENT.createObjectNode() : Json.LENIENT.readTree(text));
    }
}
