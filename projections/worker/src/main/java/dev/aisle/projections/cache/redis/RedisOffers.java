package dev.aisle.projections.cache.redis;

import dev.aisle.contracts.Installation;
import dev.aisle.contracts.view.RedisEntry;
import dev.aisle.folds.Row;
import dev.aisle.folds.Table;
import dev.aisle.folds.scylla.RowJson;
import dev.aisle.projections.ProjectionsConfig;
import dev.aisle.projections.cache.WriteThrough;
import dev.aisle.projections.control.ControlFollower;
import dev.aisle.projections.redis.RedisLink;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.Base16;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;

/// Writes offers through to Redis, by a script that refuses an older one over a newer.
///
/// A failure pauses the projection rather than be passed over: an entry that was not replaced would
/// otherwise be served as current for the rest of its lifetime.
@ApplicationScoped
public class RedisOffers implements WriteThrough {
    private static final int IN_FLIGHT_MAX = 512;
    private static final int TIMEOUT_SECONDS = 5;
    private static final int BREAKER_WINDOW = 8;
    private static final int BREAKER_DELAY_MILLIS = 1_000;

    private final RedisLink link;
    private final Installation installation;
    private final ControlFollower control;
    private final int generation;
    private final String lifetimeMillis;
    private final String digest;

    public RedisOffers(
            RedisLink link,
            Installation installation,
            ControlFollower control,
            ProjectionsConfig config) {
        this.link = link;
        this.installation = installation;
        this.control = control;
        this.generation = config.generation();
        this.lifetimeMillis = Long.toString(config.offerLifetime().toMillis());
        this.digest = Base16.digest(RedisEntry.PUT_UNLESS_OLDER.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    @Timeout(value = TIMEOUT_SECONDS, unit = ChronoUnit.SECONDS)
    @CircuitBreaker(requestVolumeThreshold = BREAKER_WINDOW, delay = BREAKER_DELAY_MILLIS)
    @CircuitBreakerName("redis-offers")
    public Uni<Void> write(Collection<Row> rows) {
        var offers = rows.stream().filter(row -> row.key().table() == Table.OFFER).toList();
        return offers.isEmpty()
                ? Uni.createFrom().voidItem()
                : link.commands()
                        .chain(
                                commands ->
                                        putAll(commands, offers)
                                                .onFailure(RedisNoScriptException.class)
                                                .recoverWithUni(
                                                        () ->
                                                                load(commands)
                                                                        .chain(
                                                                                () ->
                                                                                        putAll(
                                                                                                commands,
                                                                                                offers))));
    }

    private Uni<Void> putAll(RedisAsyncCommands<String, String> commands, Collection<Row> offers) {
        return Multi.createFrom()
                .iterable(offers)
                .onItem()
                .transformToUni(row -> put(commands, row))
                .merge(IN_FLIGHT_MAX)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Long> put(RedisAsyncCommands<String, String> commands, Row row) {
        var key =
                installation.offerKey(
                        control.current().epoch(),
                        generation,
                        row.key().values().get(0).toString(),
                        row.key().values().get(1).toString());
        var body = row.isDeleted() ? "" : RowJson.encode(row);
        return Uni.createFrom()
                .completionStage(
                        () ->
                                commands.evalsha(
                                        digest,
                                        ScriptOutputType.INTEGER,
                                        new String[] {key},
                                        Long.toString(row.offset()),
                                        body,
                                        lifetimeMillis));
    }

    private static Uni<String> load(RedisAsyncCommands<String, String> commands) {
        return Uni.createFrom()
                .completionStage(() -> commands.scriptLoad(RedisEntry.PUT_UNLESS_OLDER));
    }
}
