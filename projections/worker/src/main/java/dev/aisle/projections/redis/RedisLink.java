package dev.aisle.projections.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The one connection, made when it is first asked for and kept up from then on. A command that can't
/// be sent fails at once; it is the caller's to ask again.
@ApplicationScoped
public class RedisLink {
    private final RedisClient client;
    private final RedisURI uri;
    private volatile boolean isConnected;
    private @Nullable CompletableFuture<StatefulRedisConnection<String, String>> connection;

    public RedisLink(RedisConfig config) {
        uri = RedisURI.create(config.uri());
        client = RedisClient.create();
        client.setOptions(
                ClientOptions.builder()
                        .autoReconnect(true)
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .requestQueueSize(config.commandsMax())
                        .timeoutOptions(TimeoutOptions.enabled(config.commandTimeout()))
                        .socketOptions(
                                SocketOptions.builder()
                                        .connectTimeout(config.connectTimeout())
                                        .build())
                        .build());
    }

    /// Commands on the connection. Their futures complete on its own threads.
    public Uni<RedisAsyncCommands<String, String>> commands() {
        var made = Uni.createFrom().completionStage(this::connection);
        // Making the first one loads many classes, which takes too long for an event loop.
        return (isConnected ? made : made.runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .map(StatefulRedisConnection::async)
                .invoke(() -> isConnected = true);
    }

    /// What stands under a key; null if nothing does.
    public Uni<@Nullable String> get(String key) {
        return commands().chain(c -> Uni.createFrom().completionStage(() -> c.get(key)));
    }

    @PreDestroy
    void close() {
        client.shutdown();
    }

    private synchronized CompletableFuture<StatefulRedisConnection<String, String>> connection() {
        var current = connection;
        if (current == null || current.isCompletedExceptionally()) {
            current = client.connectAsync(StringCodec.UTF8, uri).toCompletableFuture();
            connection = current;
        }
        return current;
    }
}
