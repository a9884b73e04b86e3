package dev.aisle.system;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Instant;

/// What the engineer of a storefront's backend does with the query side.
record QueryApi(URI graphql) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    /// Views may be behind for as long as a worker that died is missed.
    private static final Duration BEHIND_AT_MOST = Duration.ofSeconds(60);

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
            request.header("Aisle-Consistency-Token", token)
                    .header("Aisle-Consistency-Wait-Millis", "5000");
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

    /// A root field of a response that must have no errors.
    private JsonNode field(String name, String document, String token) {
        var response = ask(document, token);
        var patience = Instant.now().plus(BEHIND_AT_MOST);
        while (isBehind(response) && Instant.now().isBefore(patience)) {
            response = ask(document, token); // As the answer says; it waits by itself.
        }
        assertThat(response.path("errors")).as("%s", response).isEmpty();
        return response.path("data").path(name);
    }

    private static boolean isBehind(JsonNode response) {
        return response.at("/errors/0/extensions/code").asText().equals("VIEW_BEHIND");
    }

    JsonNode product(String sku, String zone, String token) {
        return field(
                "product",
                """
                        { product(sku: "%s", zone: "%s") {
                            sku title
                            price { minor currency }
                            listPrice { minor }
                            promotion { id }
                        } }
                        """
                        .formatted(sku, zone),
                token);
    }

    JsonNode stock(String sku, String location, String token) {
        return field(
                "stock",
                """
                        { stock(sku: "%s", location: "%s") { onHand reserved available shortfall } }
                        """
                        .formatted(sku, location),
                token);
    }
}
