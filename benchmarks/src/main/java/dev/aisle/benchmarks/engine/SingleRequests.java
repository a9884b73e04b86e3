package dev.aisle.benchmarks.engine;

import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.CommandType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletionStage;

/// Single commands by HTTP/1.1 over kept connections.
final class SingleRequests implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;

    SingleRequests(int port, int connections) {
        client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setDefaultHost("localhost")
                                .setDefaultPort(port)
                                .setKeepAlive(true),
                        new PoolOptions().setHttp1MaxSize(connections));
    }

    /// @return the HTTP status
    CompletionStage<Integer> send(CommandEnvelope envelope) {
        return send(client, envelope).toCompletionStage();
    }

    /// @return fails unless it was accepted
    CompletionStage<Integer> accepted(CommandEnvelope envelope) {
        return send(envelope)
                .thenApply(
                        status -> {
                            if (status != 200) {
                                throw new IllegalStateException("status " + status);
                            }
                            return status;
                        });
    }

    private static Future<Integer> send(HttpClient client, CommandEnvelope envelope) {
        var json = new JsonObject(Buffer.buffer(CommandCodec.encode(envelope)));
        return client.request(method(envelope.type()), path(envelope.type(), json))
                .compose(
                        request ->
                                request.putHeader("Content-Type", "application/json")
                                        .send(json.getJsonObject("data").toBuffer()))
                .compose(response -> response.body().map(_ -> response.statusCode()));
    }

    private static HttpMethod method(CommandType type) {
        return type == CommandType.SetPrice ? HttpMethod.PUT : HttpMethod.POST;
    }

    private static String path(CommandType type, JsonObject json) {
        return switch (type) {
            case SetPrice -> "/v1/prices/" + json.getString("zone") + "/" + json.getString("sku");
            case ReserveStock ->
                    "/v1/stock/"
                            + json.getString("location")
                            + "/"
                            + json.getString("sku")
                            + "/reservations";
            default -> throw new IllegalArgumentException("no request for " + type);
        };
    }

    @Override
    public void close() {
        var _ = client.close().toCompletionStage().toCompletableFuture().join();
        var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
