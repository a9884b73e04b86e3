package dev.aisle.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisle.contracts.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// What the engineer of a storefront's backend does with the query side.
record QueryApi(URI graphql) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    /// The whole response: `data`, `errors`, `extensions`.
    JsonNode ask(String document) {
        return ask(document, "");
    }

    /// @param token of the command whose effect must show; none if empty
    JsonNode ask(String document, String token) {
        var body = Json.LENIENT.createObjectNode().put("query", document).toString();
        var request =
                HttpRequest.newBuilder(graphql)
                        .timeout(ANSWER_WITHIN)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Aisle-Consistency-Token", token);
        }
        try {
            return Json.LENIENT.readTree(
                    CLIENT.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode product(String sku, String zone, String token) {
        return ask(
                        """
                        { product(sku: "%s", zone: "%s") {
                            sku title
                            price { minor currency }
                            listPrice { minor }
                            promotion { id }
                        } }
                        """
                                .formatted(sku, zone),
                        token)
                .path("data")
                .path("product");
    }

    JsonNode stock(String sku, String location, String token) {
        return ask(
                        """
                        { stock(sku: "%s", location: "%s") { onHand reserved available shortfall } }
                        """
                                .formatted(sku, location),
                        token)
                .path("data")
                .path("stock");
    }
}
