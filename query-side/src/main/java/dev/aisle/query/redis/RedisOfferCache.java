package dev.aisle.query.redis;

import dev.aisle.contracts.Installation;
import dev.aisle.contracts.view.RedisEntry;
import dev.aisle.query.offer.OfferCache;
import dev.aisle.query.offer.OfferConfig;
import dev.aisle.query.offer.OfferKey;
import dev.aisle.query.row.StoreGuard;
import io.lettuce.core.KeyValue;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Offers in Redis, under keys that name epoch and generation.
@Singleton
@Startup
public class RedisOfferCache implements OfferCache {
    private static final Logger LOG = Logger.getLogger(RedisOfferCache.class);

    private final Installation installation;
    private final RedisConnections connections;
    private final StoreGuard guard;
    private final String lifetimeMillis;
    private volatile @Nullable StatefulRedisConnection<String, String> connection;

    @Inject
    RedisOfferCache(
            Installation installation,
            RedisConnections connections,
            RedisConfig config,
            OfferConfig offers,
            MeterRegistry meters) {
        this.installation = installation;
        this.connections = connections;
        this.lifetimeMillis = Long.toString(offers.cacheLifetime().toMillis());
        this.guard =
                new StoreGuard(
                        "redis",
                        new StoreGuard.Limits(
                                config.timeout(),
                                config.concurrencyMax(),
                                config.breakerVolume(),
                                config.breakerDelay()),
                        List.of(),
                        meters);
    }

    @PostConstruct
    void connect() {
        connections.open(
                opened -> {
                    connection = opened;
                    LOG.info("Redis is connected");
                });
    }

    @Override
    public Uni<List<Optional<RedisEntry>>> get(List<OfferKey> keys) {
        var names = keys.stream().map(this::name).toArray(String[]::new);
        return guard.call(() -> commands(redis -> redis.mget(names)))
                .map(values -> values.stream().map(RedisOfferCache::entry).toList());
    }

    private static Optional<RedisEntry> entry(KeyValue<String, String> value) {
        try {
            return value.hasValue()
                    ? Optional.of(RedisEntry.parse(value.getValue()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            LOG.warnf("An entry in Redis isn't Aisle's key=%s", value.getKey());
            return Optional.empty();
        }
    }

    @Override
    public Uni<Void> put(OfferKey key, RedisEntry entry) {
        var body = entry.body();
        var offset = Long.toString(entry.offset());
        var names = new String[] {name(key)};
        return guard.call(
                        () ->
                                commands(
                                        redis ->
                                                redis.<Long>eval(
                                                        RedisEntry.PUT_UNLESS_OLDER,
                                                        ScriptOutputType.INTEGER,
                                                        names,
                                                        offset,
                                                        body == null ? "" : body,
                                                        lifetimeMillis)))
                .replaceWithVoid();
    }

    private <T> CompletionStage<T> commands(
            Function<RedisAsyncCommands<String, String>, CompletionStage<T>> call) {
        var open = connection;
        return open == null
                ? CompletableFuture.failedFuture(new IllegalStateException("not connected yet"))
                : call.apply(open.async());
    }

    private String name(OfferKey key) {
        return installation.offerKey(
                key.epoch(), key.generation(), key.sku().value(), key.zone().value());
    }
}
