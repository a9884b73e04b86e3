package dev.aisle.query.redis;

import dev.aisle.query.Housekeeping;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Opens connections to Redis in the background, and tries again for as long as it takes. Once open,
/// a connection that is lost is opened again by the driver; meanwhile its calls fail at once.
@Singleton
class RedisConnections {
    private static final Logger LOG = Logger.getLogger(RedisConnections.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final int IO_THREADS = 2;

    private final RedisConfig config;
    private final Housekeeping housekeeping;
    private final ClientResources resources;
    private final RedisClient client;
    private final RedisURI uri;
    private volatile boolean closed;
    private volatile boolean complained;

    @Inject
    RedisConnections(RedisConfig config, Housekeeping housekeeping) {
        this.config = config;
        this.housekeeping = housekeeping;
        this.uri = RedisURI.create(config.uri());
        this.resources =
                DefaultClientResources.builder()
                        .ioThreadPoolSize(IO_THREADS)
                        .computationThreadPoolSize(IO_THREADS)
                        .build();
        this.client = RedisClient.create(resources);
        client.setOptions(
                ClientOptions.builder()
                        .autoReconnect(true)
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .requestQueueSize(config.concurrencyMax() * 4)
                        .socketOptions(
                                SocketOptions.builder()
                                        .connectTimeout(CONNECT_TIMEOUT)
                                        .keepAlive(true)
                                        .build())
                        .build());
    }

    void open(Consumer<StatefulRedisConnection<String, String>> whenOpen) {
        open(() -> client.connectAsync(StringCodec.UTF8, uri), whenOpen);
    }

    void openPubSub(Consumer<StatefulRedisPubSubConnection<String, String>> whenOpen) {
        open(() -> client.connectPubSubAsync(StringCodec.UTF8, uri), whenOpen);
    }

    private <C> void open(Supplier<CompletionStage<C>> connect, Consumer<C> whenOpen) {
        if (closed) {
            return;
        }
        connect.get()
                .whenComplete(
                        (connection, failure) -> {
                            if (failure == null) {
                                whenOpen.accept(connection);
                            } else {
                                complain(failure);
                                housekeeping.after(
                                        config.connectPeriod(), () -> open(connect, whenOpen));
                            }
                        })
                .exceptionally(
                        failure -> {
                            LOG.debugf("Connecting to Redis failed cause=%s", failure);
                            return null;
                        });
    }

    private void complain(Throwable failure) {
        if (!complained) {
            complained = true;
            LOG.warnf(
                    "Redis can't be reached yet, goes on trying uri=%s:%d cause=%s",
                    uri.getHost(), uri.getPort(), failure);
        }
    }

    @PreDestroy
    void close() {
        closed = true;
        var _ =
                client.shutdownAsync(0, 1, TimeUnit.SECONDS)
                        .whenComplete(
                                (_, _) -> {
                                    var _ = resources.shutdown(0, 1, TimeUnit.SECONDS);
                                });
    }
}
